import { Modal, Segmented } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormBody } from '@/document'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { useEditor } from '@/studio/editor/context'
import { useDesigner, useForm, type Device } from './designer'
import { formMetaOf } from './meta'
import { PreviewForm } from './PreviewForm'
import { useOptionSets } from './useOptionSets'
import { usePreviewLinkage } from './usePreviewLinkage'

/** The form as it will be, to be tried out; nothing is saved. */
export const Preview = ({ close }: { close: () => void }) => {
  const { t } = useTranslation()
  const { app } = useEditor<FormBody>()
  const { catalogue, device } = useDesigner()
  const doc = useForm((state) => state.doc)
  const sets = useOptionSets(app)
  const linkage = usePreviewLinkage(doc, app, sets)
  const form = useMemo(() => ({ ...formMetaOf(doc, app, catalogue, sets), linkage }), [doc, app, catalogue, sets, linkage])
  const [shown, setShown] = useState<Device>(device)
  return (
    <Modal
      open onCancel={close} footer={null} width="100vw" className="lq-preview" destroyOnHidden
      title={(
        <div className="row g12">
          <span>{t('forms.preview_of', { name: label(doc.label) })}</span>
          <Segmented<Device>
            value={shown} onChange={setShown} aria-label={t('forms.device')}
            options={[{ value: 'pc', label: <span className="row g8"><Icon name="desktop" />{t('forms.pc')}</span> }, { value: 'phone', label: <span className="row g8"><Icon name="phoneDevice" />{t('forms.phone')} 390</span> }]}
          />
          <span className="s12 t3 n">{t('forms.preview_safe')}</span>
        </div>
      )}
    >
      <div className={`lq-preview-stage ${shown}`}>
        <PreviewForm key={shown} form={form} device={shown} />
      </div>
    </Modal>
  )
}
