import { Button, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import type { FormBody } from '@/document'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { useDesigner, useForm, useSelected, type Device } from '../designer'
import { useEditor } from '@/studio/editor/context'
import { useOptionSets } from '../useOptionSets'
import { useClipboard } from '../copying/clipboard'
import { PageBands } from '../pages/PageBands'
import { SectionBlock } from './SectionBlock'

/** The form itself, as its users will see it, with what is needed to arrange it. */
export const Canvas = ({ readOnly }: { readOnly: boolean }) => {
  const { t } = useTranslation()
  const { device, setDevice, several, setSeveral } = useDesigner()
  const clipboard = useClipboard()
  const doc = useForm((state) => state.doc)
  const select = useForm((state) => state.select)
  const selected = useSelected()
  const sets = useOptionSets(useEditor<FormBody>().app)
  const shown: Device = readOnly ? 'phone' : device
  const devices = [
    { value: 'pc', label: <span className="row g8"><Icon name="desktop" />{t('forms.pc')}</span> },
    { value: 'phone', label: <span className="row g8"><Icon name="phoneDevice" />{t('forms.phone')}</span> },
  ]
  return (
    <main className="lq-cv">
      <div className="lq-cv-bar">
        {readOnly
          ? <span className="tag amber"><Icon name="desktop" size={12} />{t('studio.edit_on_pc')}</span>
          : <Segmented<Device> value={device} onChange={setDevice} options={devices as { value: Device; label: React.ReactNode }[]} aria-label={t('forms.device')} />}
        <span className="s12 t3 nw lq-cv-count">{t('forms.count', { fields: doc.fields.length })}</span>
        {!readOnly && (
          <div className="row g4">
            <Button size="small" type={several ? 'primary' : 'default'} ghost={several} icon={<Icon name="checklist" size={12} />} aria-pressed={several} onClick={() => setSeveral(!several)}>{t('copying.several')}</Button>
            <Button size="small" icon={<Icon name="clip" size={12} />} onClick={() => clipboard.paste()}>{t('copying.paste')}</Button>
          </div>
        )}
        <span className="sp" />
        {!readOnly && <span className="s12 t3 lq-cv-keys">{t('forms.keys_hint')}</span>}
      </div>
      <div className="lq-cv-scroll" {...(readOnly ? { tabIndex: 0, role: 'region', 'aria-label': t('forms.form') } : {})} onClick={(event) => event.target === event.currentTarget && select(undefined)}>
        <div className={`lq-paper ${shown}`} data-paper>
          <button type="button" className={`lq-paper-head ${selected === undefined ? 'on' : ''}`} disabled={readOnly} onClick={() => select(undefined)} title={readOnly ? undefined : t('forms.form_properties')}>
            <span className="title">{label(doc.label)}</span>
            {doc.description && <span className="t3">{label(doc.description)}</span>}
          </button>
          <PageBands readOnly={readOnly} block={(section) => <SectionBlock key={section.uid} section={section} device={shown} readOnly={readOnly} sets={sets} />} />
        </div>
      </div>
    </main>
  )
}
