import { App, Select } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { FormBody } from '@/document'
import { errorText } from '@/kit/errorText'
import { useEditor } from '@/studio/editor/context'
import { keys } from '@/studio/keys'
import { selectOptions, useReferables } from '@/studio/referables'
import { requireApp } from '@/studio/requires'
import { Row } from './rows'

interface Props {
  property: string
  title: string
  value: unknown
  change: (value: unknown) => void
}

/** Which form a reference points to: one of this app, or one that another app shares, which this app then requires. */
export const ReferenceRow = ({ property, title, value, change }: Props) => {
  const { t } = useTranslation()
  const { app } = useEditor<FormBody>()
  const { groups, isLoading } = useReferables(app, 'form')
  const adopt = useAdopt(app)
  return (
    <Row property={property} title={title}>
      {(id) => (
        <Select
          id={id} loading={isLoading} showSearch={{ optionFilterProp: 'label' }} value={(value as string | undefined) || undefined} status={value ? undefined : 'warning'}
          placeholder={t('forms.choose_form')} options={selectOptions(groups)} onChange={(reference: string) => {
            adopt(reference)
            change(reference)
          }}
          optionRender={({ label, data }) => <span className="row g8"><span className="sp nw">{label}</span><span className="s12 t3">{(data as { hint?: string }).hint}</span></span>}
        />
      )}
    </Row>
  )
}

/** Naming something of another app makes that app required by this one. */
export function useAdopt(app: string): (reference: string) => void {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  return (reference) => {
    const [owner, name] = reference.split('/')
    if (!owner || !name || owner === app) return
    requireApp(app, owner)
      .then((added) => {
        if (!added) return
        message.info(t('forms.required_app', { app: owner }))
        void queries.invalidateQueries({ queryKey: keys.app(app) })
        void queries.invalidateQueries({ queryKey: keys.definitions(app) })
      })
      .catch((error: unknown) => message.error(errorText(error)))
  }
}
