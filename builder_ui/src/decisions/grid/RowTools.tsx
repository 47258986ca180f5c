import { Dropdown, InputNumber, Modal } from 'antd'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import { IconButton } from '@/kit/IconButton'
import { useActions } from './actions'
import { spanOf } from './selection'
import { useTable, useTableHandle } from './table'

/** Buttons for what the keys do, for those who do not know the keys. */
export const RowTools = memo(function RowTools() {
  const { t } = useTranslation()
  const { store } = useTableHandle()
  const { duplicate, insertAbove, insertBelow, remove, step } = useActions()
  const { atTop, atEnd } = useTable(useShallow(({ numbers, rows, selected, visible }) => {
    const { top, bottom } = spanOf(selected)
    return { atTop: numbers.get(visible[top]?.uid ?? '') === 1, atEnd: numbers.get(visible[bottom]?.uid ?? '') === rows.length }
  }))
  const [moving, setMoving] = useState<{ from: number; count: number }>()
  const ask = () => {
    const { numbers, selected, visible } = store.getState()
    const { top, bottom } = spanOf(selected)
    setMoving({ from: numbers.get(visible[top]?.uid ?? '') ?? 1, count: bottom - top + 1 })
  }
  return (
    <div className="row tools" role="toolbar" aria-label={t('decisions.row_tools')}>
      <IconButton small icon="up" label={t('decisions.row_up')} disabled={atTop} onClick={() => step(-1)} />
      <IconButton small icon="down" label={t('decisions.row_down')} disabled={atEnd} onClick={() => step(1)} />
      <IconButton small icon="plus" label={t('decisions.row_insert')} onClick={insertBelow} />
      <IconButton small icon="copy" label={t('decisions.row_duplicate')} onClick={duplicate} />
      <IconButton small icon="trash" label={t('decisions.row_remove')} onClick={remove} />
      <Dropdown
        trigger={['click']} placement="topRight"
        menu={{ items: [{ key: 'above', label: t('decisions.row_insert_above') }, { key: 'to', label: t('decisions.row_move_to') }], onClick: ({ key }) => (key === 'above' ? insertAbove() : ask()) }}
      >
        <IconButton small icon="more" label={t('decisions.row_more')} aria-haspopup="menu" />
      </Dropdown>
      {moving && <MoveTo {...moving} close={() => setMoving(undefined)} />}
    </div>
  )
})

/** Asks for the number the selected rows shall have. */
const MoveTo = ({ from, count, close }: { from: number; count: number; close: () => void }) => {
  const { t } = useTranslation()
  const { moveTo } = useActions()
  const total = useTable(({ rows }) => rows.length)
  const isFiltered = useTable(({ rows, visible }) => visible.length < rows.length)
  const [number, setNumber] = useState<number | null>(from)
  const go = () => {
    if (number !== null) moveTo(number)
    close()
  }
  return (
    <Modal open title={t('decisions.row_move_to')} onCancel={close} onOk={go} okText={t('decisions.move')} cancelText={t('common.cancel')} width={360}>
      <label className="row g8">{t('decisions.row_number_wanted')}<InputNumber autoFocus min={1} max={Math.max(1, total - count + 1)} value={number} onChange={setNumber} onPressEnter={go} aria-label={t('decisions.row_number_wanted')} /></label>
      {isFiltered && <p className="s12 t3">{t('decisions.row_move_filtered')}</p>}
    </Modal>
  )
}
