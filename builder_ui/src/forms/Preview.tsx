import { Checkbox, Modal, Segmented, Select } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormBody } from '@/document'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { Loading } from '@/kit/states'
import { definitions, draft } from '@/studio/api'
import type { RoleBody } from '@/studio/bodies'
import { useEditor } from '@/studio/editor/context'
import { keys } from '@/studio/keys'
import { asRole } from './asRole'
import { useDesigner, useForm, type Device } from './designer'
import { formMetaOf } from './meta'
import { PreviewForm } from './PreviewForm'
import { useOptionSets } from './useOptionSets'
import { usePreviewLinkage } from './usePreviewLinkage'

/** The form as it will be for whoever builds it or for a role, empty or with a made-up record; nothing is saved. */
export const Preview = ({ close }: { close: () => void }) => {
  const { t } = useTranslation()
  const { app } = useEditor<FormBody>()
  const { catalogue, device } = useDesigner()
  const doc = useForm((state) => state.doc)
  const sets = useOptionSets(app)
  const linkage = usePreviewLinkage(doc, app, sets)
  const form = useMemo(() => ({ ...formMetaOf(doc, app, catalogue, sets), linkage }), [doc, app, catalogue, sets, linkage])
  const [shown, setShown] = useState<Device>(device)
  const [as, setAs] = useState('')
  const [sample, setSample] = useState(false)
  const { data: roles } = useQuery({ queryKey: keys.definitions(app, 'role'), queryFn: () => definitions(app, 'role') })
  const { data: role } = useQuery({ queryKey: [...keys.draft(app, 'role', as), 'read'], queryFn: () => draft<RoleBody>(app, 'role', as), enabled: as !== '', staleTime: 5_000 })
  const given = useMemo(() => (as === '' ? { form, may: true } : role && asRole(form, doc, role.body, !sample)), [as, role, form, doc, sample])
  const choices = [{ value: '', label: t('forms.preview_as_builder') }, ...(roles ?? []).map(({ name, label: title }) => ({ value: name, label: label(title) || name }))]
  return (
    <Modal
      open onCancel={close} footer={null} width="100vw" className="lq-preview" destroyOnHidden
      title={(
        <div className="row g12 wrap">
          <span>{t('forms.preview_of', { name: label(doc.label) })}</span>
          <Segmented<Device>
            value={shown} onChange={setShown} aria-label={t('forms.device')}
            options={[{ value: 'pc', label: <span className="row g8"><Icon name="desktop" />{t('forms.pc')}</span> }, { value: 'phone', label: <span className="row g8"><Icon name="phoneDevice" />{t('forms.phone')} 390</span> }]}
          />
          <Select className="as" value={as} options={choices} onChange={setAs} aria-label={t('forms.preview_as')} prefix={<Icon name="role" size={14} />} />
          <Checkbox className="n" checked={sample} onChange={({ target }) => setSample(target.checked)}>{t('forms.preview_sample')}</Checkbox>
          <span className="s12 t3 n">{t(as === '' ? 'forms.preview_safe' : 'forms.preview_rules')}</span>
        </div>
      )}
    >
      <div className={`lq-preview-stage ${shown}`}>
        {!given ? <Loading rows={6} /> : !given.may ? (
          <p className="lq-preview-closed t2" role="status">{t(sample ? 'forms.preview_no_read' : 'forms.preview_no_create', { role: choices.find(({ value }) => value === as)?.label ?? as })}</p>
        ) : <PreviewForm key={`${shown} ${as} ${sample}`} form={given.form} device={shown} sample={sample} />}
      </div>
    </Modal>
  )
}
