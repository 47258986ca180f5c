import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Label } from '@/document'

interface Props {
  id?: string
  title: string
  value: Label | undefined
  change: (label: Label) => void
}

/** A text in Chinese and English, beside each other. */
export const BothLanguages = ({ id, title, value, change }: Props) => {
  const { t } = useTranslation()
  const zh = value?.zh ?? ''
  const en = value?.en ?? ''
  const tell = (next: { zh: string; en: string }) => change(next.en === '' ? { zh: next.zh } : next)
  return (
    <div className="lq-both">
      <Input id={id} value={zh} maxLength={200} status={zh.trim() === '' ? 'error' : undefined} aria-label={`${title} ${t('forms.in_zh')}`} suffix={<span className="s12 t3">中</span>} onChange={({ target }) => tell({ zh: target.value, en })} />
      <Input value={en} maxLength={200} aria-label={`${title} ${t('forms.in_en')}`} suffix={<span className="s12 t3">EN</span>} onChange={({ target }) => tell({ zh, en: target.value })} />
    </div>
  )
}
