import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NAME } from '@/document'
import { Row } from './rows'

interface Props {
  name: string
  taken: readonly string[]
  take: (name: string) => void
  /** A name proposed instead of one that says nothing. */
  proposed?: string
  hint?: string
}

/** The name programs use: kept while typing, taken over when it is complete. */
export const NameInput = ({ name, taken, take, proposed, hint }: Props) => {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<string>()
  const text = typed ?? name
  const fault = !NAME.test(text) ? t('forms.name_malformed') : taken.includes(text) ? t('forms.name_taken') : undefined
  const accept = (next: string) => {
    setTyped(undefined)
    if (next !== name) take(next)
  }
  return (
    <Row property="name" title={t('forms.technical_name')} hint={typed === undefined ? hint : fault}>
      {(id) => (
        <Input
          id={id} value={text} className="mono" maxLength={48} status={fault ? 'error' : undefined} spellCheck={false} autoComplete="off"
          suffix={typed === undefined && proposed !== undefined ? <button type="button" className="lq-link s12" onClick={() => accept(proposed)}>{t('forms.name_use', { name: proposed })}</button> : undefined}
          onChange={({ target }) => setTyped(target.value.trim().toLowerCase())}
          onBlur={() => (fault ? setTyped(undefined) : accept(text))}
          onKeyDown={({ key, nativeEvent }) => {
            if (key === 'Enter' && !nativeEvent.isComposing && !fault) accept(text)
            if (key === 'Escape') setTyped(undefined)
          }}
        />
      )}
    </Row>
  )
}
