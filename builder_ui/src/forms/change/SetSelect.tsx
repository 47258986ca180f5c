import { Select } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { FormBody } from '@/document'
import { label } from '@/i18n'
import { definitions } from '@/studio/api'
import { useEditor } from '@/studio/editor/context'
import { keys } from '@/studio/keys'

/** Which list of options: those of this app. */
export const SetSelect = ({ value, change }: { value: string | undefined; change: (set: string) => void }) => {
  const { t } = useTranslation()
  const { app } = useEditor<FormBody>()
  const { data } = useQuery({ queryKey: keys.definitions(app, 'option_set'), queryFn: () => definitions(app, 'option_set') })
  return (
    <Select
      value={value} placeholder={t('change.choose_set')} aria-label={t('change.choose_set')} onChange={change}
      options={(data ?? []).map((each) => ({ value: each.name, label: label(each.label) || each.name }))}
    />
  )
}
