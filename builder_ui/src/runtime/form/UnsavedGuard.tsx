import { Modal } from 'antd'
import { useBlocker } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

/** Asks before what was entered is lost: on a way to another page, on closing the window. */
export const UnsavedGuard = ({ dirty }: { dirty: boolean }) => {
  const { t } = useTranslation()
  const { proceed, reset, status } = useBlocker({ shouldBlockFn: () => dirty, enableBeforeUnload: () => dirty, withResolver: true })
  return (
    <Modal open={status === 'blocked'} title={t('form.unsaved_title')} okText={t('form.unsaved_leave')} okButtonProps={{ danger: true }} cancelText={t('form.unsaved_stay')} onOk={proceed} onCancel={reset} width={400}>
      {t('form.unsaved')}
    </Modal>
  )
}
