import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConditionBuilder } from '@/conditions/ConditionBuilder'
import { lacking } from '@/conditions/drawing'
import { Failure, Loading } from '@/kit/states'
import { FindingList } from './FindingList'
import { Said } from './Said'
import { TextMode } from './TextMode'
import { TryPanel } from './TryPanel'
import type { Place } from './types'
import { undrawn } from './undrawn'
import { useDrawing } from './useDrawing'
import { useNames } from './useNames'
import { useVerdict } from './useVerdict'
import './formulas.css'

export interface PanelProps {
  place: Place
  text: string
  change: (text: string) => void
  /** What the expression is for, as 显示条件. */
  title: string
  /** What the records are called. */
  own?: string
  /** Say how much of it the database decides. */
  pushability?: boolean
  /** No trying out: there is no record to try it on. */
  withoutTrial?: boolean
}

/** An expression being edited: built by choosing or written as text, told in a sentence, tried on a record. */
export const ExpressionPanel = ({ place, text, change, title, own, pushability = false, withoutTrial = false }: PanelProps) => {
  const { t } = useTranslation()
  const { names, error } = useNames(place)
  const { verdict, before } = useVerdict(place, text)
  const { root, draw, refused, isDrawn } = useDrawing(place, text, verdict, change)
  const isCondition = (place.wanted ?? 'boolean') === 'boolean' && !place.is_test
  const [wish, setWish] = useState<'drawn' | 'text'>()
  if (error) return <Failure error={error} />
  if (!names) return <Loading rows={3} />

  const cannot = !isCondition || isDrawn ? undefined : verdict?.valid && verdict.conditions === null ? undrawn(verdict.tree) : verdict && !verdict.valid ? { key: 'conditions.undrawn_wrong' } : undefined
  // emptying the text must not take the editor away from under the hands
  if (cannot && wish !== 'text') setWish('text')
  const isKnown = text.trim() === '' || isDrawn || verdict !== undefined || before !== undefined
  const mode = !isCondition || cannot ? 'text' : (wish ?? 'drawn')
  const isLacking = mode === 'drawn' && lacking(root).length > 0 && root.members.length > 0
  return (
    <div className="lq-expression">
      {isCondition && (
        <div className="row g8 wrap">
          <Segmented<'drawn' | 'text'>
            value={mode} aria-label={t('conditions.mode')} name={`${title}-mode`} onChange={setWish}
            options={[{ value: 'drawn', label: t('conditions.mode_drawn'), disabled: cannot !== undefined }, { value: 'text', label: t('conditions.mode_text') }]}
          />
          {cannot && <span className="s12 t2">{t('conditions.undrawn', { reason: t(cannot.key, { name: 'name' in cannot ? cannot.name : '' }) })}</span>}
          {isLacking && <span className="s12 lq-amber" role="status">{t('conditions.lacking')}</span>}
        </div>
      )}
      {mode === 'text' && <TextMode text={text} change={change} names={names} findings={verdict?.problems ?? []} fixed={(verdict ?? before)?.fixed} title={title} />}
      {mode === 'drawn' && (isKnown ? <ConditionBuilder names={names} root={root} change={draw} title={title} own={own} strict={isLacking} /> : <Loading rows={3} />)}
      {mode === 'drawn' && <FindingList findings={[...refused, ...(verdict?.problems ?? [])]} text={text} />}
      <Said verdict={verdict ?? before} isLate={verdict === undefined && text.trim() !== ''} text={text} pushability={pushability} />
      {!withoutTrial && place.form && text.trim() !== '' && <TryPanel key={place.form} place={place} text={text} verdict={verdict} names={names} />}
    </div>
  )
}
