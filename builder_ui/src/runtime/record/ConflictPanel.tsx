import { Button, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { timeOf } from '@/kit/format'
import { Icon } from '@/kit/icons'
import type { FieldMeta, FormMeta, Json, RecordRow } from '../types'
import { Value } from '../values/Value'
import { undecided, type Clash, type Side } from './conflict'
import type { Conflict } from './useEditRecord'

interface Props {
  form: FormMeta
  conflict: Conflict
  base: RecordRow
  labels: Record<string, string | (string | null)[] | null>
  busy: boolean
  choose: (clashes: Clash[]) => void
  save: () => void
  discard: () => void
}

const kinds = { both: 'record.conflict_both', theirs: 'record.conflict_one', mine: 'record.conflict_only_mine' } as const

/** My change and a colleague's side by side, field by field; nothing is overwritten before I have chosen. */
export const ConflictPanel = ({ form, conflict, base, labels, busy, choose, save, discard }: Props) => {
  const { t } = useTranslation()
  const { clashes, current, by, at } = conflict
  const left = undecided(clashes)
  const pick = (name: string, side: Side) => choose(clashes.map((clash) => (clash.field === name ? { ...clash, side } : clash)))
  const every = (side: Side) => choose(clashes.map((clash) => ({ ...clash, side })))
  const value = (field: FieldMeta, one: Json, shown?: string | (string | null)[] | null) => <Value field={field} value={one} shown={shown} masked={current.masked.includes(field.name)} inline />
  return (
    <section className="card lq-conflict" role="alertdialog" aria-labelledby="conflict-title" tabIndex={-1} ref={(box) => box?.focus()}>
      <div className="hd">
        <Icon name="warning" />
        <h2 id="conflict-title">{by?.label ? t('record.conflict_title', { who: by.label }) : t('record.conflict_title_unknown')}</h2>
        {at && <span className="s12 t3">{t('record.conflict_at', { at: timeOf(at) })}</span>}
        <span className="sp" />
        <Button size="small" onClick={() => every('mine')}>{t('record.conflict_choose_all_mine')}</Button>
        <Button size="small" onClick={() => every('theirs')}>{t('record.conflict_choose_all_theirs')}</Button>
      </div>
      <p className="t2 about">{t('record.conflict_help')}</p>
      {clashes.map((clash) => {
        const field = form.fields.find((one) => one.name === clash.field)
        if (!field) return null
        return (
          <div key={clash.field} className={clash.side ? 'line' : 'line open'} role="group" aria-label={label(field.label)}>
            <div><div className="b">{label(field.label)}</div><div className={clash.kind === 'both' ? 's12 danger' : 's12 t3'}>{t(kinds[clash.kind])}</div></div>
            <div className="base"><div className="s12 t3">{t('record.conflict_base')}</div>{value(field, clash.base, base.labels[clash.field])}</div>
            <Radio.Group value={clash.side} onChange={(event) => pick(clash.field, event.target.value as Side)} className="sides">
              <Radio value="mine"><span className="s12 t3">{t('record.conflict_mine')}</span><div>{value(field, clash.mine, labels[clash.field])}</div></Radio>
              <Radio value="theirs"><span className="s12 t3">{t('record.conflict_theirs')}</span><div>{value(field, clash.theirs, current.labels[clash.field])}</div></Radio>
            </Radio.Group>
          </div>
        )
      })}
      <div className="row g8 foot">
        <Button type="primary" disabled={left > 0} loading={busy} onClick={save}>{t('record.conflict_save')}</Button>
        <Button danger onClick={discard}>{t('record.conflict_discard')}</Button>
        {left > 0 && <span className="s12 t3" aria-live="polite">{t('record.conflict_left', { count: left })}</span>}
      </div>
    </section>
  )
}
