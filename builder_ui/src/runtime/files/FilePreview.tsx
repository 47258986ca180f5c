import { Modal } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '@/kit/icons'
import { addressOf, isPdf, type FileValue } from './files'

const PdfPages = lazy(() => import('./PdfPages').then((page) => ({ default: page.PdfPages })))

/** A file shown: a picture as it is, a PDF drawn page by page. Nothing in it is run. */
export const FilePreview = ({ file, close }: { file: FileValue; close: () => void }) => {
  const { t } = useTranslation()
  const [failed, setFailed] = useState(false)
  const failure = <div className="lq-notice" role="alert">{t('form.file_not_shown')}</div>
  return (
    <Modal
      open title={<span className="lq-file-title nw">{file.name}</span>} onCancel={close} width={960} destroyOnHidden className="lq-preview"
      footer={<a className="lq-link lq-download" href={addressOf(file)} download={file.name}><Icon name="download" size={14} /> {t('form.file_download')}</a>}
    >
      {failed ? failure : isPdf(file)
        ? <Suspense fallback={<p className="t3">{t('common.loading')}</p>}><PdfPages address={addressOf(file)} failed={() => setFailed(true)} /></Suspense>
        : <img src={addressOf(file)} alt={file.name} onError={() => setFailed(true)} />}
    </Modal>
  )
}
