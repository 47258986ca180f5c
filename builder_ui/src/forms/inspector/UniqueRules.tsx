import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { freeName, newUid, updateForm, type UniqueTogether } from '@/document'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { IconButton } from '@/kit/IconButton'
import { Doubles } from '../change/Doubles'
import { useForm } from '../designer'
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
        {rules.map((rule) => (
          <div key={rule.uid} className="lq-unique-rule">
            <Select
              mode="multiple" className="sp" value={[...rule.fields]} aria-label={t('forms.unique_together')} placeholder={t('forms.unique_together_hint')}
              options={doc.fields.map((field) => ({ value: field.name, label: label(field.label) || field.name }))}
              onChange={(fields: string[]) => set(rules.map((each) => (each === rule ? { ...rule, fields } : each)))}
            />
            <IconButton small icon="trash" label={t('common.delete')} onClick={() => set(rules.filter((each) => each !== rule))} />
            {rule.fields.length > 1 && <Doubles fields={rule.fields} />}
          </div>
        ))}
        <Button size="small" icon={<Icon name="plus" size={12} />} onClick={add}>{t('forms.unique_add')}</Button>
      </div>
    </Group>
  )
}
