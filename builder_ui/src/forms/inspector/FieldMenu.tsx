import { Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Field } from '@/document'
import { IconButton } from '@/kit/IconButton'
import { useClipboard } from '../copying/clipboard'
import { useRemove } from '../useRemove'

/** What else can be done with the field, with the keys that do it. */
export const FieldMenu = ({ field }: { field: Field }) => {
  const { t } = useTranslation()
  const clipboard = useClipboard()
  const remove = useRemove()
  const acts: Record<string, () => void> = {
    duplicate: () => clipboard.duplicate([field.uid]),
    copy: () => clipboard.copy([field.uid]),
    cut: () => clipboard.cut([field.uid]),
    paste: () => clipboard.paste(),
    remove: () => remove(field.uid),
  }
  return (
    <Dropdown
      trigger={['click']} placement="bottomRight"
      menu={{
        onClick: ({ key }) => acts[key]?.(),
        items: [
          { key: 'duplicate', label: t('forms.duplicate'), extra: 'Ctrl+D' },
          { key: 'copy', label: t('copying.copy'), extra: 'Ctrl+C' },
          { key: 'cut', label: t('copying.cut'), extra: 'Ctrl+X' },
          { key: 'paste', label: t('copying.paste_after'), extra: 'Ctrl+V' },
          { type: 'divider' },
          { key: 'remove', label: t('forms.remove'), extra: 'Delete', danger: true },
        ],
      }}
    >
      <IconButton icon="more" label={t('common.more')} aria-haspopup="menu" />
    </Dropdown>
  )
}
