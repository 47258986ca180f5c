import { Button, Input } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '@/kit/icons'

interface Props {
  busy: boolean
  takeText: (text: string) => void
  takeFile: (file: File) => void
}

/** Cells copied from a sheet, or a file with them. */
export const SheetInput = ({ busy, takeText, takeFile }: Props) => {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const file = useRef<HTMLInputElement>(null)
  return (
    <>
      <p className="t2">{t('sheet.how')}</p>
      <Input.TextArea
        autoFocus rows={4} value={text} aria-label={t('sheet.paste')} placeholder={t('sheet.example')} disabled={busy}
        onChange={({ target }) => setText(target.value)}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text/plain')
          if (pasted.trim() === '') return
          event.preventDefault()
          setText(pasted.slice(0, 2000))
          takeText(pasted)
        }}
      />
      <div className="row g8 lq-sheet-ways">
        <Button type="primary" ghost disabled={text.trim() === ''} loading={busy} onClick={() => takeText(text)}>{t('sheet.recognise')}</Button>
        <Button icon={<Icon name="upload" />} disabled={busy} onClick={() => file.current?.click()}>{t('sheet.upload')}</Button>
        <input
          ref={file} type="file" accept=".xlsx,.csv" hidden
          onChange={({ target }) => {
            const chosen = target.files?.[0]
            if (chosen) takeFile(chosen)
            // the same file may be chosen again
            target.value = ''
          }}
        />
      </div>
    </>
  )
}
