import { Button, Drawer } from 'antd'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { IconButton } from '@/kit/IconButton'
import { Feedback } from '@/kit/Feedback'
import { ExpressionPanel } from './ExpressionPanel'
import { withNames } from './fixed'
import type { Place } from './types'
import { useVerdict } from './useVerdict'
import './formulas.css'

export interface ExpressionFieldProps {
  place: Place
  text: string | undefined
  /** Undefined where there is no expression any more. */
  change: (text: string | undefined) => void
  title: string
  /** What holds without an expression, as 始终显示. */
  none: string
  own?: string
  pushability?: boolean
  withoutTrial?: boolean
  /** `row` shows the sentence and opens a drawer, `panel` edits in place. */
  as?: 'row' | 'panel'
  /** What must be done before the editor opens, as saving the fields it may name. */
  prepare?: () => Promise<unknown>
  /** What the server says of it in the saved draft. */
  trouble?: ReactNode
  /** The property of the inspector it is, and its place in the document. */
  property?: string
  pointer?: string
}

/** An expression in a designer: what it says in words, and a way to change it. Every designer uses this one. */
export const ExpressionField = (props: ExpressionFieldProps) => {
  const { place, text, change, title, own, pushability, withoutTrial, as = 'row', property, pointer } = props
  if (as === 'row') return <ExpressionRow {...props} />
  return (
    <div data-property={property} data-pointer={pointer}>
      <ExpressionPanel place={place} text={text ?? ''} change={(next) => change(next.trim() === '' ? undefined : next)} title={title} own={own} pushability={pushability} withoutTrial={withoutTrial} />
    </div>
  )
}

const ExpressionRow = (props: ExpressionFieldProps) => {
  const { t } = useTranslation()
  const { place, text, change, title, none, prepare, property, pointer, trouble } = props
  const [open, setOpen] = useState(false)
  const { verdict, before } = useVerdict(place, text ?? '')
  const has = text !== undefined && text.trim() !== ''
  const known = verdict ?? before
  const sentence = label(known?.sentence) || withNames(text ?? '', known?.fixed ?? [], known ? t('conditions.unseen') : '…')
  const wrong = verdict && !verdict.valid ? verdict.problems.find(({ severity }) => severity === 'error')?.message : undefined
  const edit = () => void Promise.resolve(prepare?.()).finally(() => setOpen(true))
  return (
    <div className="lq-expression-row" data-property={property} data-pointer={pointer}>
      <div className="row g4">
        <span className="t2 sp">{title}</span>
        {has && <IconButton small icon="close" label={t('conditions.clear', { title })} onClick={() => change(undefined)} />}
        <Button size="small" type="text" aria-label={t(has ? 'conditions.edit_of' : 'conditions.set_of', { title })} onClick={edit}>{t(has ? 'conditions.edit' : 'conditions.set')}</Button>
      </div>
      {has ? <button type="button" className="says" onClick={edit} title={t('conditions.edit_of', { title })}>{sentence}</button> : <p className="s12 t3">{none}</p>}
      {(wrong ?? trouble) && <p className="s12 danger">{wrong ?? trouble}</p>}
      {open && <ExpressionDrawer {...props} close={() => setOpen(false)} />}
    </div>
  )
}

/** The editor in a drawer; every change is in the document at once, and undo takes it back. */
export const ExpressionDrawer = ({ place, text, change, title, own, pushability, withoutTrial, close }: ExpressionFieldProps & { close: () => void }) => {
  const { t } = useTranslation()
  return (
    <Drawer open onClose={close} size={720} title={title} destroyOnHidden className="lq-expression-drawer" footer={<div className="row g8"><span className="s12 t3 sp">{t('conditions.kept')}</span><Button className="lq-outlined" onClick={close}>{t('conditions.done')}</Button></div>}>
      <Feedback>
        <ExpressionPanel place={place} text={text ?? ''} change={(next) => change(next.trim() === '' ? undefined : next)} title={title} own={own} pushability={pushability} withoutTrial={withoutTrial} />
      </Feedback>
    </Drawer>
  )
}
