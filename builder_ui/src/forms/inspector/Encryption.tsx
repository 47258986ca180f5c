import { useTranslation } from 'react-i18next'
import { updateField, type Field } from '@/document'
import { label } from '@/i18n'
import { typeNamed } from '@/studio/catalogue'
import { useDesigner, useForm } from '../designer'
import { Toggle } from './rows'

/** Whether its values are sealed in the database, and what that costs: told where it is chosen, not found out later. */
export const Encryption = ({ field }: { field: Field }) => {
  const { t } = useTranslation()
  const { catalogue } = useDesigner()
  const run = useForm((state) => state.run)
  const type = typeNamed(catalogue, field.type)
  const left = type?.when_encrypted
  const always = left != null && field.sensitivity === 'C3'
  const on = field.encrypted ?? always
  const types = catalogue.field_types.filter(({ when_encrypted }) => when_encrypted).map((one) => label(one.label)).join(t('computing.and'))
  const why = [
    !left && (on || field.sensitivity) && t('forms.encrypted_types', { type: label(type?.label) || field.type, types }),
    left && field.computed !== undefined && t('forms.encrypted_computed'),
    always && t('forms.encrypted_always'),
    left && on && t(`forms.encrypted_${left}`),
    left && on && t('forms.encrypted_rest'),
  ].filter((one) => typeof one === 'string')
  return (
    <>
      <Toggle
        property="encrypted" title={t('forms.encrypted')} value={on} disabled={!on && (!left || field.computed !== undefined) || always && field.encrypted !== false}
        change={(next) => run(updateField(field.uid, { encrypted: next === always ? undefined : next }))}
      />
      {why.length > 0 && <div className="s12 t3 lq-ins-why" role="note">{why.map((one) => <p key={one}>{one}</p>)}</div>}
    </>
  )
}
