import { App, Dropdown, InputNumber, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '@/kit/icons'
import { IconButton } from '@/kit/IconButton'
import { label } from '@/i18n'
import { harmful } from '../analysis/marks'
import { plainText, sentenceOf } from '../cells/sentence'
import { useDecision, useDesk } from '../desk'
import type { TableBody } from '../document'
import { useActions } from './actions'
import { spanOf } from './selection'
import { useTable } from './table'

/** Below the table: the selected row as one sentence, what it overlaps with, and everything that can be done to it. */
export const RowCard = () => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const doc = useDecision<TableBody, TableBody>((whole) => whole)
  const { nameOf, readOnly, valuedOf } = useDesk()
  const { analysis, marks, numberOf, selected, visible } = useTable()
  const { moveTo } = useActions()
  const row = visible[selected.focus.row]
  if (!row) return null
  const { top, bottom } = spanOf(selected)
  const number = numberOf(row.uid)
  const pieces = sentenceOf(doc, row, valuedOf, nameOf)
  const copy = () => void navigator.clipboard?.writeText(plainText(pieces)).then(() => message.success(t('decisions.sentence_copied')))
  const overlap = harmful(analysis).find(({ rows }) => rows.includes(row.uid))
  const other = overlap?.rows.find((uid) => uid !== row.uid)
  const otherNumber = other === undefined ? 0 : numberOf(other)
  const later = Math.max(number, otherNumber)
  const never = marks.get(row.uid)?.masked ?? marks.get(row.uid)?.dead
  const moveLater = () => {
    const uid = later === number ? row.uid : other
    if (uid !== undefined) moveTo(new Set([uid]), Math.min(number, otherNumber))
  }
  return (
    <section className="lq-say" aria-label={t('decisions.row_n', { number })}>
      <header className="row g8">
        <span className="tag blue">{bottom > top ? t('decisions.rows_n', { from: numberOf(visible[top]?.uid ?? ''), to: numberOf(visible[bottom]?.uid ?? '') }) : t('decisions.row_n', { number })}</span>
        <span className="s12 t3">{t('decisions.in_words')}</span>
        <span className="sp" />
        {!readOnly && <RowTools />}
        <button type="button" className="lq-link s12" onClick={copy}>{t('decisions.copy')}</button>
      </header>
      <p>{pieces.map(({ text, mark }, index) => (mark ? <mark key={index} className={mark}>{text}</mark> : <span key={index}>{text}</span>))}</p>
      {overlap && otherNumber > 0 && (
        <div className="warn">
          <Icon name="warning" />
          <span className="sp">{label(overlap.sentence)}{doc.hit_policy === 'first' && t('decisions.first_wins', { other: later })}</span>
          {!readOnly && doc.hit_policy === 'first' && <button type="button" className="lq-link b" onClick={moveLater}>{t('decisions.move_row', { number: later })}</button>}
        </div>
      )}
      {never && <div className="warn"><Icon name="warning" /><span className="sp">{label(never)}</span></div>}
    </section>
  )
}

/** Buttons for what the keys do, for those who do not know the keys. */
const RowTools = () => {
  const { t } = useTranslation()
  const { numberOf, visible } = useTable()
  const { duplicate, insertAbove, insertBelow, moveTo, remove, rows, step, uids } = useActions()
  const [moving, setMoving] = useState<number>()
  const first = numberOf(rows[0]?.uid ?? '')
  const total = useDecision<TableBody, number>((doc) => doc.rows.length)
  const close = () => setMoving(undefined)
  const go = () => {
    if (moving !== undefined) moveTo(uids, moving)
    close()
  }
  return (
    <div className="row tools" role="toolbar" aria-label={t('decisions.row_tools')}>
      <IconButton small icon="up" label={t('decisions.row_up')} disabled={first <= 1} onClick={() => step(-1)} />
      <IconButton small icon="down" label={t('decisions.row_down')} disabled={numberOf(rows[rows.length - 1]?.uid ?? '') >= total} onClick={() => step(1)} />
      <IconButton small icon="plus" label={t('decisions.row_insert')} onClick={insertBelow} />
      <IconButton small icon="copy" label={t('decisions.row_duplicate')} onClick={duplicate} />
      <IconButton small icon="trash" label={t('decisions.row_remove')} onClick={remove} />
      <Dropdown
        trigger={['click']} placement="topRight"
        menu={{ items: [{ key: 'above', label: t('decisions.row_insert_above') }, { key: 'to', label: t('decisions.row_move_to') }], onClick: ({ key }) => (key === 'above' ? insertAbove() : setMoving(first)) }}
      >
        <IconButton small icon="more" label={t('decisions.row_more')} aria-haspopup="menu" />
      </Dropdown>
      <Modal open={moving !== undefined} title={t('decisions.row_move_to')} onCancel={close} onOk={go} okText={t('decisions.move')} cancelText={t('common.cancel')} width={360} destroyOnHidden>
        <label className="row g8">{t('decisions.row_number_wanted')}<InputNumber autoFocus min={1} max={Math.max(1, total - rows.length + 1)} value={moving} onChange={(value) => setMoving(value ?? undefined)} onPressEnter={go} aria-label={t('decisions.row_number_wanted')} /></label>
        {visible.length < total && <p className="s12 t3">{t('decisions.row_move_filtered')}</p>}
      </Modal>
    </div>
  )
}
