import { Checkbox, Popover, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { IconButton } from '@/kit/IconButton'
import type { List } from './useList'

const widths = [0, 96, 160, 240, 400]

/** Which columns are shown, in which order, how wide; at least one stays. */
export const ColumnChooser = ({ list }: { list: List }) => {
  const { t } = useTranslation()
  const { chosen, columns } = list
  const names = chosen.names.filter((name) => columns.some((column) => column.name === name))
  const rest = columns.filter((column) => !names.includes(column.name))
  const swap = (at: number, by: number) => {
    const next = [...names]
    const [one] = next.splice(at, 1)
    next.splice(at + by, 0, one ?? '')
    chosen.choose(next)
  }
  const widen = (name: string, width: number) => {
    const others = Object.fromEntries(Object.entries(chosen.widths).filter(([one]) => one !== name))
    chosen.choose(names, width > 0 ? { ...others, [name]: width } : others)
  }
  const content = (
    <div className="lq-columns" role="group" aria-label={t('list.columns')}>
      <div className="row hd"><span className="b sp">{t('list.columns')}</span>{chosen.isOwn && <button type="button" className="lq-link s12" onClick={() => chosen.choose(null)}>{t('list.columns_reset')}</button>}</div>
      {names.map((name, at) => {
        const column = columns.find((one) => one.name === name)
        if (!column) return null
        const text = label(column.label)
        const width = chosen.widths[name] ?? 0
        return (
          <div className="one" key={name}>
            <Checkbox checked disabled={list.shown.length === 1} onChange={() => chosen.choose(names.filter((one) => one !== name))}>{text}</Checkbox>
            <Select size="small" aria-label={t('list.width', { field: text })} value={width} popupMatchSelectWidth={false} options={[...new Set([...widths, width])].map((one) => ({ value: one, label: one === 0 ? t('list.width_auto') : String(one) }))} onChange={(next) => widen(name, next)} />
            <IconButton small icon="up" label={t('list.column_up', { field: text })} disabled={at === 0} onClick={() => swap(at, -1)} />
            <IconButton small icon="down" label={t('list.column_down', { field: text })} disabled={at === names.length - 1} onClick={() => swap(at, 1)} />
          </div>
        )
      })}
      {rest.map((column) => <Checkbox key={column.name} checked={false} onChange={() => chosen.choose([...names, column.name])}>{label(column.label)}</Checkbox>)}
    </div>
  )
  return (
    <Popover trigger="click" placement="bottomRight" arrow={false} content={content}>
      <span><IconButton icon="columns" label={t('list.columns')} aria-haspopup="dialog" /></span>
    </Popover>
  )
}
