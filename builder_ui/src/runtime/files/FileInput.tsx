import { useRef, useState, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { IconButton } from '@/kit/IconButton'
import { usePhone } from '@/kit/usePhone'
import { sizeText } from './files'
import { FileRow } from './FileRow'
import { useUploads } from './useUploads'
import type { WidgetProps } from '../widgets/widget'

/** Files of a record: picked, dropped or, for pictures on a phone, taken; each with its progress and a way back. */
export const FileInput = ({ id, field, value, onChange, disabled, invalid, describedBy }: WidgetProps) => {
  const { t } = useTranslation()
  const phone = usePhone()
  const picker = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const { files, pending, add, drop, takeOut, most, largest, isFull, isPreview } = useUploads(field, value, onChange)
  const pictures = field.type === 'image'
  const off = disabled || isFull || isPreview
  const take = (list: FileList | null) => add([...(list ?? [])])
  const dropped = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (!off) take(event.dataTransfer.files)
  }
  return (
    <div className={`lq-uploads ${invalid ? 'bad' : ''}`} aria-busy={pending.some((one) => !one.problem) || undefined}>
      {(files.length > 0 || pending.length > 0) && (
        <ul className="lq-files" aria-label={label(field.label)}>
          {files.map((file) => <FileRow key={file.id} file={file} takeOut={() => takeOut(file)} disabled={disabled} />)}
          {pending.map((one) => (
            <li key={one.key} className={one.problem ? 'lq-file bad' : 'lq-file'}>
              <span className="thumb"><Icon name={one.problem ? 'warning' : 'upload'} /></span>
              <span className="nw">{one.name}</span><span className="sp" />
              {!one.problem && <progress max={1} value={one.part} aria-label={t('form.file_sending', { name: one.name })} />}
              <IconButton small icon="close" label={t(one.problem ? 'form.file_dismiss' : 'form.file_cancel', { name: one.name })} onClick={() => drop(one.key)} />
              {one.problem && <span className="why s12" role="alert">{one.problem}</span>}
            </li>
          ))}
        </ul>
      )}
      <button
        type="button" id={id} className={over ? 'lq-drop over' : 'lq-drop'} disabled={off} aria-describedby={describedBy} aria-invalid={invalid || undefined} onClick={() => picker.current?.click()}
        onDragOver={(event) => { event.preventDefault(); setOver(!off) }} onDragLeave={() => setOver(false)} onDrop={dropped}
      >
        <Icon name={pictures ? 'image' : 'upload'} />
        <span>{t(isFull ? 'form.file_full' : phone ? 'form.file_pick' : 'form.file_drop')}</span>
        <span className="s12 t3">{t('form.file_limits', { count: most, size: sizeText(largest) })}</span>
      </button>
      {pictures && phone && <button type="button" className="lq-drop" disabled={off} onClick={() => camera.current?.click()}><Icon name="image" /><span>{t('form.file_camera')}</span></button>}
      <input ref={picker} type="file" hidden multiple={most > 1} accept={pictures ? 'image/*' : undefined} aria-label={label(field.label)} onChange={(event) => { take(event.target.files); event.target.value = '' }} />
      {pictures && <input ref={camera} type="file" hidden accept="image/*" capture="environment" aria-hidden onChange={(event) => { take(event.target.files); event.target.value = '' }} />}
    </div>
  )
}
