import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { freeName, newUid, updateForm, type UniqueTogether } from '@/document'
import { Icon } from '@/kit/icons'
import { Doubles } from '../change/Doubles'
import { useForm } from '../designer'
import { FieldsTogether } from './FieldsTogether'
import { Group } from './rows'

/** Fields whose values together must not occur twice. */
export const UniqueRules = () => {
  const { t } = useTranslation()
  const doc = useForm((state) => state.doc)
  const run = useForm((state) => state.run)
  const rules = doc.unique ?? []
  const set = (next: readonly UniqueTogether[]) => run(updateForm({ unique: next.length > 0 ? next : undefined }))
  const add = () => set([...rules, { uid: newUid(), name: freeName('unique', rules.map(({ name }) => name)), fields: [] }])
  return (
    <Group title={t('forms.unique_together')}>
      <div data-property="unique" className="lq-ins-list">
        <FieldsTogether
          rules={rules} change={set} title={t('forms.unique_together')} hint={t('forms.unique_together_hint')}
          more={(rule) => rule.fields.length > 1 && <Doubles fields={rule.fields} />}
        />
        <Button size="small" icon={<Icon name="plus" size={12} />} onClick={add}>{t('forms.unique_add')}</Button>
      </div>
    </Group>
  )
}
