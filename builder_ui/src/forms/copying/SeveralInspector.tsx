import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { fieldOf, sectionOf } from '@/document'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { typeNamed } from '@/studio/catalogue'
import { selectionOf, useDesigner, useForm } from '../designer'
import { typeIcon } from '../icons'
import { useClipboard } from './clipboard'

const ACTS = [['copy', 'copy', 'Ctrl+C'], ['cut', 'swap', 'Ctrl+X'], ['duplicate', 'plus', 'Ctrl+D'], ['remove', 'trash', 'Delete']] as const

/** What is selected together, and what can be done with all of it. */
export const SeveralInspector = () => {
  const { t } = useTranslation()
  const { catalogue } = useDesigner()
  const doc = useForm((state) => state.doc)
  const selected = useForm((state) => state.selected)
  const also = useForm((state) => state.also)
  const selectAll = useForm((state) => state.selectAll)
  const clipboard = useClipboard()
  const uids = selectionOf({ selected, also })
  return (
    <>
      <header className="lq-ins-head">
        <span className="tile"><Icon name="checklist" /></span>
        <div className="sp">
          <h2 className="b nw">{t('copying.several_n', { count: uids.length })}</h2>
          <p className="s12 t3 nw">{t('copying.several_how')}</p>
        </div>
      </header>
      <div className="lq-ins-body">
        <div className="lq-several-acts">
          {ACTS.map(([act, icon, key]) => (
            <Button key={act} danger={act === 'remove'} icon={<Icon name={icon} />} onClick={() => clipboard[act]()} title={key}>{t(`copying.${act}`)}</Button>
          ))}
        </div>
        <ul className="lq-several">
          {uids.map((uid) => {
            const field = fieldOf(doc, uid)
            const name = field ? label(field.label) || field.name : label(sectionOf(doc, uid)?.label) || t('forms.section')
            return (
              <li key={uid} className="row g8">
                <Icon name={field ? typeIcon(typeNamed(catalogue, field.type)?.icon) : 'section'} className="t3" />
                <span className="sp nw">{name}</span>
                <button type="button" className="ib sm" aria-label={t('copying.let_go', { name })} title={t('copying.let_go', { name })} onClick={() => selectAll(uids.filter((each) => each !== uid))}><Icon name="close" /></button>
              </li>
            )
          })}
        </ul>
      </div>
    </>
  )
}
