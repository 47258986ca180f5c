import { Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/kit/IconButton'
import { useClipboard } from './clipboard'

/** A whole section, with all that stands in it, carried elsewhere; or what was carried put into it. */
export const SectionMenu = ({ uid }: { uid: string }) => {
  const { t } = useTranslation()
  const clipboard = useClipboard()
  const acts: Record<string, () => void> = {
    duplicate: () => clipboard.duplicate([uid]),
    copy: () => clipboard.copy([uid]),
    cut: () => clipboard.cut([uid]),
    paste: () => clipboard.paste(),
  }
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        onClick: ({ key }) => acts[key]?.(),
        items: [
          { key: 'duplicate', label: t('copying.duplicate'), extra: 'Ctrl+D' },
          { key: 'copy', label: t('copying.copy'), extra: 'Ctrl+C' },
          { key: 'cut', label: t('copying.cut'), extra: 'Ctrl+X' },
          { key: 'paste', label: t('copying.paste_inside'), extra: 'Ctrl+V' },
        ],
      }}
    >
      <IconButton small icon="copy" label={t('copying.section_menu')} aria-haspopup="menu" />
    </Dropdown>
  )
}
