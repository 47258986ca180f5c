import { Checkbox, Popover } from 'antd'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { IconButton } from '@/kit/IconButton'
import type { List } from './useList'

/** Which columns are shown; at least one stays. */
export const ColumnChooser = ({ list }: { list: List }) => {
  const { t } = useTranslation()
  const { names, choose, isOwn } = list.chosen
  const toggle = (name: string, on: boolean) => choose(on ? [...names, name] : names.filter((one) => one !== name))
  const content = (
    <div className="lq-columns" role="group" aria-label={t('list.columns')}>
      <div className="row hd"><span className="b sp">{t('list.columns')}</span>{isOwn && <button type="button" className="lq-link s12" onClick={() => choose(null)}>{t('list.columns_reset')}</button>}</div>
      {list.columns.map((column) => {
        const on = names.includes(column.name)
        return <Checkbox key={column.name} checked={on} disabled={on && list.shown.length === 1} onChange={(event) => toggle(column.name, event.target.checked)}>{label(column.label)}</Checkbox>
      })}
    </div>
  )
  return (
    <Popover trigger="click" placement="bottomRight" arrow={false} content={content}>
      <span><IconButton icon="columns" label={t('list.columns')} aria-haspopup="dialog" /></span>
    </Popover>
  )
}
