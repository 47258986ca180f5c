import { memo, type ClipboardEvent, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { lacks, type Lack, type Text } from './texts'

interface Props {
  text: Text
  index: number
  readOnly: boolean
  write: (text: Text, language: Lack, to: string) => void
  paste: (index: number, language: Lack, event: ClipboardEvent<HTMLInputElement>) => void
  step: (index: number, language: Lack, by: number) => void
}

/** One text: what it is, and both languages beside each other. */
export const TextRow = memo(function TextRow({ text, index, readOnly, write, paste, step }: Props) {
  const { t } = useTranslation()
  const lack = lacks(text)
  const keys = (language: Lack) => (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const by = event.key === 'ArrowDown' || (event.key === 'Enter' && !event.shiftKey) ? 1 : event.key === 'ArrowUp' || event.key === 'Enter' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    step(index, language, by)
  }
  const input = (language: Lack) => (
    <span role="cell" className={lack === language ? 'c lacks' : 'c'}>
      <input
        id={`lq-text-${index}-${language}`} value={text[language]} maxLength={200} readOnly={readOnly} lang={language} placeholder={lack === language ? t(`texts.lacks_${language}`) : undefined}
        aria-label={`${t(`texts.${text.what}`)} ${text.name} ${t(`texts.${language}`)}`} onChange={(event) => write(text, language, event.target.value)} onPaste={(event) => paste(index, language, event)} onKeyDown={keys(language)}
      />
    </span>
  )
  return (
    <div role="row" aria-rowindex={index + 2} className={['page', 'section', 'form', 'option_set'].includes(text.what) ? 'r strong' : 'r'}>
      <span role="cell" className="c what"><span className="tag">{t(`texts.${text.what}`)}</span></span>
      <span role="cell" className="c of"><span className="nw" title={[text.of, text.name].filter(Boolean).join(' · ')}>{text.of}{text.of && text.name ? ' · ' : ''}<span className="mono t3">{text.name}</span></span></span>
      {input('zh')}
      {input('en')}
    </div>
  )
})
