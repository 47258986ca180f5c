import { App } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { FormBody } from '@/document'
import { errorText } from '@/kit/errorText'
import { definitions } from '@/studio/api'
import { useEditor } from '@/studio/editor/context'
import { useRename } from '@/studio/editor/useRename'
import { keys } from '@/studio/keys'
import { NameInput } from './NameInput'

/** The name of the form for programs; what refers to it follows. */
export const FormName = () => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { app, name } = useEditor<FormBody>()
  const { data } = useQuery({ queryKey: keys.definitions(app, 'form'), queryFn: () => definitions(app, 'form') })
  const rename = useRename()
  const take = (next: string) => void rename(next).then((done) => done && message.success(t('forms.renamed', { name: next })), (error: unknown) => message.error(errorText(error)))
  return <NameInput name={name} taken={(data ?? []).map((each) => each.name).filter((each) => each !== name)} take={take} hint={t('forms.form_name_why')} />
}
