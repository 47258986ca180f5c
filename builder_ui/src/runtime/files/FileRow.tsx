import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '@/kit/icons'
import { IconButton } from '@/kit/IconButton'
import { addressOf, canBeShown, isPicture, sizeText, type FileValue } from './files'
import { FilePreview } from './FilePreview'
import './files.css'

/** One file: a small picture or a sign, its name, its size, and what may be done with it. */
export const FileRow = ({ file, takeOut, disabled }: { file: FileValue; takeOut?: () => void; disabled?: boolean }) => {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <li className="lq-file">
      {isPicture(file) ? <img className="thumb" src={addressOf(file)} alt="" loading="lazy" /> : <span className="thumb"><Icon name={file.type === 'application/pdf' ? 'log' : 'clip'} /></span>}
      {canBeShown(file)
        ? <button type="button" className="lq-link nw" onClick={() => setOpen(true)} aria-label={t('form.file_show', { name: file.name })}>{file.name}</button>
        : <span className="nw">{file.name}</span>}
      <span className="s12 t3">{sizeText(file.size)}</span>
      <span className="sp" />
      <a className="ib sm" href={addressOf(file)} download={file.name} aria-label={t('form.file_download_one', { name: file.name })} title={t('form.file_download')}><Icon name="download" /></a>
      {takeOut && <IconButton small icon="trash" label={t('form.file_remove', { name: file.name })} onClick={takeOut} disabled={disabled} />}
      {open && <FilePreview file={file} close={() => setOpen(false)} />}
    </li>
  )
}

/** The files of a record, to read: a list, or in a table one line. */
export const FilesValue = ({ files, inline }: { files: FileValue[]; inline?: boolean }) => {
  if (!inline) return <ul className="lq-files">{files.map((file) => <FileRow key={file.id} file={file} />)}</ul>
  return (
    <span className="lq-files-line nw">
      {files.filter(isPicture).slice(0, 3).map((file) => <img key={file.id} className="thumb" src={addressOf(file)} alt={file.name} loading="lazy" />)}
      {files.some((file) => !isPicture(file)) && <><Icon name="clip" size={14} className="t3" />{files.filter((file) => !isPicture(file)).map((file) => file.name).join('、')}</>}
    </span>
  )
}
