import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '@/api/session'
import { useRecent } from '@/home/recent'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { matching, type Command } from './commands'
import { Found } from './Found'
import { groupsOf, isSearchable, searchQuery, useSettled, type HitGroup } from './search'
import { useCommands } from './useCommands'

/** Something to choose: a place, a record, or more of them. */
export interface Option { key: string; show: ReactNode; to?: string; act?: () => unknown; stays?: boolean }
export interface Section { key: string; title: string; note?: string; options: Option[] }
/** The one form that is searched. */
export type Only = Pick<HitGroup, 'app' | 'form' | 'label'>

const MOST_PLACES = 6
const MOST_RECENT = 5

const placed = (command: Command): Option => ({
  ...command,
  show: <><Icon name={command.icon} className="t3" /><span className="sp nw">{command.text}</span><span className="s12 t3">{command.note}</span></>,
})

/** What answers what is typed: places first, then records of each form; without a word what was opened last. */
export const useFindings = (typed: string, only: Only | undefined, narrow: (form: Only) => void) => {
  const { t } = useTranslation()
  const me = useMe()
  const recent = useRecent()
  const words = typed.trim()
  const settled = useSettled(words)
  const query = useInfiniteQuery(searchQuery(settled, only && `${only.app}/${only.form}`))
  const commands = useCommands()
  const asked = isSearchable(words)
  const places = only ? [] : matching(commands, typed)
  const lately = words || only || recent.person !== me.person.id ? [] : recent.visits.slice(0, MOST_RECENT)
  const groups = asked ? groupsOf(query.data?.pages ?? []) : []
  const counted = ({ value, exact }: HitGroup['count']) => t('shell.found_count', { count: value, more: exact ? '' : '+' })
  const sections: Section[] = [
    { key: 'recent', title: t('shell.found_recent'), options: lately.map((visit) => placed({ ...visit, key: `recent ${visit.to}` })) },
    { key: 'places', title: t('shell.found_places'), options: (words ? places.slice(0, MOST_PLACES) : places).map(placed) },
    ...groups.map((group) => ({
      key: `${group.app}/${group.form}`, title: label(group.label), note: `${label(group.app_label)}·${counted(group.count)}`,
      options: [
        ...group.items.map((record) => ({ key: record.id, to: `/app/${group.app}/form/${group.form}/${record.id}`, show: <Found record={record} /> })),
        ...(group.next ? [{
          key: `more ${group.app}/${group.form}`, stays: true, act: () => (only ? query.fetchNextPage() : narrow(group)),
          show: <span className="link">{t(only ? 'shell.found_next' : 'shell.found_all', { form: label(group.label) })}</span>,
        }] : []),
      ],
    })),
  ]
  return {
    sections: sections.filter((section) => section.options.length > 0),
    waiting: asked && (settled !== words || query.isFetching),
    error: asked && settled === words ? query.error : null,
    short: words !== '' && !asked,
  }
}
