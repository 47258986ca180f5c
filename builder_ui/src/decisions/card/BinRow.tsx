import { Input } from 'antd'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { label, language, type Label } from '@/i18n'
import type { Valued } from '../cells/kind'
import { parse } from '../cells/parse'
import { readWhen } from '../cells/read'
import { showWhen } from '../cells/words'
import { useDesk } from '../desk'

interface Change {
  readonly when?: string
  readonly points?: string
  readonly reason?: Label | undefined
}

interface Props {
  valued: Valued
  name: string
  /** From 1; 0 is the line for all other values. */
  number: number
  when?: string
  points: string | number
  reason?: Label
  hit: boolean
  pointer: string
  change: (what: Change) => void
  tools?: ReactNode
}

/** A range, its points and the reason told for them, each typed in place. */
export const BinRow = ({ valued, name, number, when, points, reason, hit, pointer, change, tools }: Props) => {
  const { t } = useTranslation()
  const { readOnly } = useDesk()
  const [typing, setTyping] = useState<string>()
  const shown = when === undefined ? '' : showWhen(when, valued)
  const wrong = when !== undefined && parse(when).is === 'other' && valued.kind !== 'other'
  const place = number === 0 ? t('decisions.otherwise') : t('decisions.bin_n', { number })
  const say = (text: string) => {
    const written = { zh: reason?.zh ?? '', en: reason?.en, [language()]: text }
    const next = written.zh === '' && written.en ? { zh: written.en, en: written.en } : written
    change({ reason: text.trim() === '' ? undefined : next.en ? { zh: next.zh, en: next.en } : { zh: next.zh } })
  }
  const commit = () => {
    if (typing !== undefined) change({ when: readWhen(typing, valued) })
    setTyping(undefined)
  }
  return (
    <tr className={hit ? 'hit' : ''} data-pointer={pointer}>
      <td>
        {when === undefined ? <span className="t3">{t('decisions.otherwise')}</span> : readOnly ? shown : (
          <Input variant="borderless" value={typing ?? shown} status={wrong ? 'error' : undefined} title={wrong ? t('decisions.not_read') : when} aria-label={`${name} ${place} ${t('decisions.range')}`} onFocus={() => setTyping(when === '-' ? '' : shown)} onChange={({ target }) => setTyping(target.value)} onBlur={commit} onPressEnter={({ nativeEvent }) => !nativeEvent.isComposing && commit()} />
        )}
      </td>
      <td className="num">{readOnly ? String(points) : <Input variant="borderless" className="lq-exact" inputMode="decimal" value={String(points)} placeholder="0" aria-label={`${name} ${place} ${t('decisions.points')}`} onChange={({ target }) => change({ points: target.value.normalize('NFKC').trim() })} />}</td>
      <td>{readOnly ? label(reason) : <Input variant="borderless" value={label(reason)} maxLength={200} placeholder={t('decisions.reason_hint')} aria-label={`${name} ${place} ${t('decisions.reason')}`} onChange={({ target }) => say(target.value)} />}</td>
      <td className="tools"><div className="row">{tools}</div></td>
    </tr>
  )
}
