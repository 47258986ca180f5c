import { App, Button, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { freeName, newUid, type Field, type FormBody } from '@/document'
import { errorText } from '@/kit/errorText'
import { Icon } from '@/kit/icons'
import { createDraft } from '@/studio/api'
import { useEditor } from '@/studio/editor/context'
import { OptionSetDrawer } from '@/studio/editors/OptionSetDrawer'
import { emptyOptionSet } from '@/studio/empty'
import { keys } from '@/studio/keys'
import { selectOptions, useReferables } from '@/studio/referables'
import { useAdopt } from './ReferenceRow'
import { Row } from './rows'

interface Props {
  property: string
  title: string
  field: Field
  value: unknown
  change: (value: unknown) => void
}

/** Which options a choice offers: a set there is, or a new one; its options are edited in place. */
export const OptionSetRow = ({ property, title, field, value, change }: Props) => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const { app } = useEditor<FormBody>()
  const { groups, isLoading } = useReferables(app, 'option_set')
  const adopt = useAdopt(app)
  const [editing, setEditing] = useState<string>()
  const set = typeof value === 'string' ? value : ''
  const own = set !== '' && !set.includes('/')
  const create = useMutation({
    mutationFn: () => {
      const taken = groups.find((group) => group.app === app)?.items.map(({ name }) => name) ?? []
      const name = freeName(field.name.startsWith(field.type) ? 'options' : field.name, taken)
      return createDraft(app, 'option_set', name, emptyOptionSet(name, newUid(), field.label))
    },
    onSuccess: async ({ name }) => {
      await queries.invalidateQueries({ queryKey: keys.definitions(app) })
      change(name)
      setEditing(name)
    },
    onError: (error) => message.error(errorText(error)),
  })
  return (
    <>
      <Row property={property} title={title}>
        {(id) => (
          <Select
            id={id} loading={isLoading} showSearch={{ optionFilterProp: 'label' }} value={set || undefined} status={set ? undefined : 'warning'} placeholder={t('forms.choose_set')}
            options={selectOptions(groups)} onChange={(reference: string) => {
              adopt(reference)
              change(reference)
            }}
          />
        )}
      </Row>
      <div className="lq-ins-row buttons">
        {own && <Button size="small" icon={<Icon name="edit" size={12} />} onClick={() => setEditing(set)}>{t('forms.edit_options')}</Button>}
        <Button size="small" icon={<Icon name="plus" size={12} />} loading={create.isPending} onClick={() => create.mutate()}>{t('forms.new_set')}</Button>
      </div>
      {editing && <OptionSetDrawer app={app} name={editing} close={() => setEditing(undefined)} />}
    </>
  )
}
