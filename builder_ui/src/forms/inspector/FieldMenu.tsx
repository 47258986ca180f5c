import { App, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { copied, duplicateField, newUid, type Field, type FormBody } from '@/document'
import { IconButton } from '@/kit/IconButton'
import { useEditor } from '@/studio/editor/context'
import { useAct } from '../designer'
import { useRemove } from '../useRemove'

/** What else can be done with the field, with the keys that do it. */
export const FieldMenu = ({ field }: { field: Field }) => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { store } = useEditor<FormBody>()
  const act = useAct()
  const remove = useRemove()
  const acts: Record<string, () => void> = {
    duplicate: () => {
      const uid = newUid()
      act(duplicateField(field.uid, uid), uid)
    },
    copy: () => {
      const text = copied(store.getState().doc, field.uid)
      if (text) void navigator.clipboard?.writeText(text).then(() => message.success(t('forms.copied_field')))
    },
    remove: () => remove(field.uid),
  }
  return (
    <Dropdown
      trigger={['click']} placement="bottomRight"
      menu={{
        onClick: ({ key }) => acts[key]?.(),
        items: [
          { key: 'duplicate', label: t('forms.duplicate'), extra: 'Ctrl+D' },
          { key: 'copy', label: t('forms.copy_to_clipboard'), extra: 'Ctrl+C' },
          { type: 'divider' },
          { key: 'remove', label: t('forms.remove'), extra: 'Delete', danger: true },
        ],
      }}
    >
      <IconButton icon="more" label={t('common.more')} aria-haspopup="menu" />
    </Dropdown>
  )
}
