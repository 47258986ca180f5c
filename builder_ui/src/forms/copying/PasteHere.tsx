import { Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'

/** Where the browser does not let a page read the clipboard: a place to paste into by the keys. */
export const PasteHere = ({ close, paste }: { close: () => void; paste: (text: string) => void }) => {
  const { t } = useTranslation()
  return (
    <Modal open title={t('copying.here')} footer={null} onCancel={close} destroyOnHidden>
      <p className="t2">{t('copying.here_why')}</p>
      <Input.TextArea autoFocus rows={3} value="" aria-label={t('copying.here')} onChange={({ target }) => paste(target.value)} />
    </Modal>
  )
}
