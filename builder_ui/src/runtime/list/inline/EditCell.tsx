import { App, Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/api/problem'
import { label } from '@/i18n'
import { errorText } from '@/kit/errorText'
import { focusFirst } from '@/kit/focusFirst'
import { catalogueQuery, updateRecord } from '../../queries'
import type { FormMeta, Json, RecordRow } from '../../types'
import { same } from '../../values/same'
import { Value } from '../../values/Value'
import { widgetOf } from '../../widgets'
import type { Column } from '../filter'
import { again } from '../many/api'
import type { List } from '../useList'
import './inline.css'

interface Props {
  list: List
  row: RecordRow
  column: Column
  close: () => void
}

/** One value written in the list: Enter saves, Esc leaves it; what is wrong is told here, and so is a colleague's change. */
export const EditCell = ({ list, row, column, close }: Props) => {
  const { t } = useTranslation()
  const form = list.form.data as FormMeta
  const catalogue = useQuery(catalogueQuery)
  const before = row.values[column.name] ?? null
  const [value, setValue] = useState<Json>(before)
  const [shown, setShown] = useState(row.labels[column.name])
  const [failure, setFailure] = useState<string | null>(null)
  const [theirs, setTheirs] = useState<RecordRow | null>(null)
  const [busy, setBusy] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const id = `cell-${row.id}-${column.name}`
  const undone = useUndo(form, column)
  const Widget = widgetOf(column.type, catalogue.data?.field_types.find((one) => one.name === column.type)?.widget)
  useEffect(() => focusFirst(box.current, 'input, textarea, [role=combobox]'), [catalogue.data])

  const save = async (version = row.version) => {
    if (busy) return
    if (same(value, before) && !theirs) return close()
    setBusy(true)
    setFailure(null)
    try {
      const saved = await updateRecord(form, row.id, version, { [column.name]: value })
      await again()
      undone(saved, before)
      close()
    } catch (error) {
      const current = error instanceof ApiError && error.status === 409 ? (error.extra.current as RecordRow | undefined) : undefined
      if (current) setTheirs(current)
      else setFailure(error instanceof ApiError && error.problems.length > 0 ? error.problems.map((problem) => problem.message).join(' ') : errorText(error))
      setBusy(false)
    }
  }
  const leave = async () => {
    if (theirs) await again()
    close()
  }
  return (
    <div
      ref={box} className="lq-edit" role="group" aria-label={t('list.edit_cell', { field: label(column.label), title: row.title || t('list.untitled') })}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Escape') { event.stopPropagation(); void leave() }
        else if (event.key === 'Enter' && !(event.target as HTMLElement).closest('textarea, button, [aria-expanded=true]')) { event.preventDefault(); void save() }
      }}
    >
      <label id={`${id}-label`} htmlFor={id} className="lq-hidden">{label(column.label)}</label>
      <Widget id={id} field={{ ...column, required: column.required }} value={value} shown={shown} invalid={failure !== null} onChange={(next, words) => { setValue(next); setShown(words ?? null); setFailure(null) }} />
      {theirs && <p className="danger s12" role="alert">{t('list.edit_conflict')} <b><Value field={column} value={theirs.values[column.name]} shown={theirs.labels[column.name]} inline /></b></p>}
      {failure && <p className="danger s12" role="alert">{failure}</p>}
      <div className="row g4">
        <Button size="small" type="primary" loading={busy} onClick={() => void save(theirs?.version)}>{t(theirs ? 'list.edit_mine' : 'common.save')}</Button>
        <Button size="small" onClick={() => void leave()}>{t(theirs ? 'list.edit_theirs' : 'common.cancel')}</Button>
      </div>
    </div>
  )
}

/** Tell that a value was saved, with the way to undo it. */
const useUndo = (form: FormMeta, column: Column) => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  return (saved: RecordRow, before: Json) => {
    const key = `cell-${saved.id}-${column.name}`
    const undo = async () => {
      message.destroy(key)
      try {
        await updateRecord(form, saved.id, saved.version, { [column.name]: before })
        await again()
        message.success(t('list.edit_undone'))
      } catch (error) {
        message.error(errorText(error))
      }
    }
    message.success({ key, duration: 8, content: <>{t('list.edit_saved', { field: label(column.label) })} <Button size="small" type="link" onClick={() => void undo()}>{t('list.edit_undo')}</Button></> })
  }
}
