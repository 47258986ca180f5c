import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorText } from '@/kit/errorText'
import { Icon } from '@/kit/icons'
import { useEditor } from '@/studio/editor/context'
import { exportFile, type FileFormat } from '../api'
import type { DecisionBody } from '../document'

/** Take the decision away as a file, as it stands in the editor. */
export const ExportMenu = () => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { app, autosave, name } = useEditor<DecisionBody>()
  const [busy, setBusy] = useState(false)
  const take = async (format: FileFormat) => {
    setBusy(true)
    try {
      await autosave.flush()
      const { file, losses } = await exportFile(app, name, format)
      const link = document.createElement('a')
      link.href = URL.createObjectURL(file)
      link.download = `${name}.${format}`
      link.click()
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
      if (losses > 0) message.warning(t('decisions.exported_losses', { count: losses }))
      else message.success(t('decisions.exported'))
    } catch (error) {
      message.error(t('decisions.not_exported', { why: errorText(error) }))
    }
    setBusy(false)
  }
  return (
    <Dropdown
      trigger={['click']} placement="bottomRight"
      menu={{ items: [{ key: 'xlsx', label: t('decisions.export_excel') }, { key: 'dmn', label: t('decisions.export_dmn') }], onClick: ({ key }) => void take(key as FileFormat) }}
    >
      <Button icon={<Icon name="download" />} loading={busy} aria-label={t('decisions.export')} title={t('decisions.export')} aria-haspopup="menu" />
    </Dropdown>
  )
}
