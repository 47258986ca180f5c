import { Input, Switch } from 'antd'
import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Label } from '@/document'

/** A group of properties under a small caption. */
export const Group = ({ title, children }: { title?: string; children: ReactNode }) => (
  <section className="lq-ins-group" aria-label={title}>
    {title && <h3 className="s12 t3">{title}</h3>}
    {children}
  </section>
)

interface RowProps {
  property: string
  title: string
  hint?: string
  children: (id: string) => ReactNode
}

/** A property: its name at the left, its control at the right. */
export const Row = ({ property, title, hint, children }: RowProps) => {
  const id = useId()
  return (
    <div className="lq-ins-row" data-property={property}>
      <label htmlFor={id} className="t2">{title}</label>
      <div className="control">
        {children(id)}
        {hint && <span className="s12 t3">{hint}</span>}
      </div>
    </div>
  )
}

/** A property that is on or off. */
export const Toggle = ({ property, title, value, disabled, change }: { property: string; title: string; value: boolean; disabled?: boolean; change: (on: boolean) => void }) => {
  const id = useId()
  return (
    <div className="lq-ins-row toggle" data-property={property}>
      <label htmlFor={id} className="t2">{title}</label>
      <Switch id={id} checked={value} disabled={disabled} onChange={change} aria-label={title} />
    </div>
  )
}

interface LabelProps {
  property: string
  title: string
  value: Label | null | undefined
  change: (label: Label | undefined) => void
  /** The text cannot be taken away altogether. */
  needed?: boolean
  hint?: string
  /** Both languages stand beside each other instead of one below the other. */
  beside?: boolean
}

/** A text in both languages, Chinese and English together. */
export const LabelRow = ({ property, title, value, change, needed, hint, beside }: LabelProps) => {
  const { t } = useTranslation()
  const id = useId()
  const zh = value?.zh ?? ''
  const en = value?.en ?? ''
  const tell = (next: { zh: string; en: string }) => {
    if (!needed && next.zh === '' && next.en === '') return change(undefined)
    change(next.en === '' ? { zh: next.zh } : next)
  }
  const input = (of: 'zh' | 'en', text: string) => (
    <Input
      id={of === 'zh' ? id : undefined} value={text} maxLength={200} placeholder={of === 'zh' ? hint : undefined} status={of === 'zh' && needed && zh.trim() === '' ? 'error' : undefined}
      aria-label={`${title} ${t(`forms.in_${of}`)}`} suffix={<span className="s12 t3" aria-hidden="true">{of === 'zh' ? '中' : 'EN'}</span>}
      onChange={({ target }) => tell({ zh, en, [of]: target.value })}
    />
  )
  return (
    <div className={`lq-ins-row ${beside ? 'beside' : 'pair'}`} data-property={property}>
      <label htmlFor={id} className="t2">{title}</label>
      <div className="control">{input('zh', zh)}{(beside || zh !== '' || en !== '') && input('en', en)}</div>
    </div>
  )
}
