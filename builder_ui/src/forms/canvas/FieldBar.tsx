import { Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Field } from '@/document'
import { IconButton } from '@/kit/IconButton'
import { useClipboard } from '../copying/clipboard'
import { useDesigner } from '../designer'
import { useRemove } from '../useRemove'
import { useMoves } from './useMoves'

/** What can be done with the selected field: move it without dragging, double it, remove it. */
export const FieldBar = ({ field }: { field: Field }) => {
  const { t } = useTranslation()
  const clipboard = useClipboard()
  const { ask } = useDesigner()
  const remove = useRemove()
  const moves = useMoves(field)
  return (
    <div className="lq-float" role="toolbar" aria-label={t('forms.field_tools')}>
      <Dropdown trigger={['click']} menu={moves}>
        <IconButton small icon="swap" label={t('forms.move_to')} aria-haspopup="menu" />
      </Dropdown>
      <IconButton small icon="copy" label={t('forms.duplicate')} onClick={() => clipboard.duplicate([field.uid])} />
      <IconButton small icon="lock" label={t('forms.tab_rights')} onClick={() => ask('rights')} />
      <span className="vr" />
      <IconButton small icon="trash" label={t('forms.remove')} onClick={() => remove(field.uid)} />
    </div>
  )
}
