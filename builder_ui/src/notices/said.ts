import type { TFunction } from 'i18next'
import { label } from '@/i18n'
import type { IconName } from '@/kit/icons'
import type { Notice } from './queries'

const icons: Record<string, IconName> = {
  share: 'people', copy: 'copy', urge: 'bell', remind: 'clock', escalate: 'up', limit: 'warning', message: 'mail',
}

export const iconOf = (kind: string): IconName => icons[kind] ?? 'info'

/** A notice in one sentence: its own text, or what its kind says. */
export const sentenceOf = (one: Notice, t: TFunction): string =>
  one.text ? label(one.text) : t('notices.shared', { who: one.by?.label ?? t('record.system'), title: one.title ?? '' })

/** What stands below it: the form, and what a share allows until when. */
export const noteOf = (one: Notice, t: TFunction): string => {
  const said = [one.form_label && label(one.form_label)]
  if (one.text && one.title) said.push(one.title)
  if (one.kind === 'share' && one.details.until) said.push(t(one.details.may_write ? 'notices.until_write' : 'notices.until', { until: one.details.until }))
  return said.filter(Boolean).join('·')
}
