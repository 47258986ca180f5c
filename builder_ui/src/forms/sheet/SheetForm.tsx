import { Button, Form, Input, Modal } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { freeName, newUid, pasteFields, slug } from '@/document'
import { errorText } from '@/kit/errorText'
import { createDraft } from '@/studio/api'
import { useCatalogue } from '@/studio/catalogue'
import { emptyForm } from '@/studio/empty'
import { keys } from '@/studio/keys'
import { requireApp } from '@/studio/requires'
import { labelled } from './columns'
import { SheetColumns } from './SheetColumns'
import { SheetInput } from './SheetInput'
import { useSheet } from './useSheet'
import './sheet.css'

const NOTHING: ReadonlySet<string> = new Set()

/** From the list of forms: a sheet becomes a form, which opens in the designer. */
export const SheetForm = ({ app, taken, close }: { app: string; taken: readonly string[]; close: () => void }) => {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { data: catalogue } = useCatalogue()
  const [title, setTitle] = useState('')
  const { columns, chosen, change, read, make, ready } = useSheet(app, catalogue, NOTHING)
  const create = useMutation({
    mutationFn: async () => {
      const text = labelled(title.trim())
      const name = freeName(text.en ? slug(text.en) : 'form', taken)
      const fields = await make()
      for (const { set } of chosen) if (set.includes('/')) await requireApp(app, set.split('/')[0] ?? app)
      const empty = emptyForm(name, newUid(), text)
      await createDraft(app, 'form', name, pasteFields(fields, { section: empty.layout[0]?.uid ?? '', index: 0 }).apply(empty))
      return name
    },
    onSuccess: async (form) => {
      await queries.invalidateQueries({ queryKey: keys.definitions(app) })
      await navigate({ to: '/build/$app/form/$form', params: { app, form } })
    },
  })
  const takeFile = (file: File) => {
    setTitle((before) => before || file.name.replace(/\.\w+$/, '').slice(0, 100))
    read.mutate(file)
  }
  const error = read.error ?? create.error
  return (
    <Modal
      open title={t('sheet.new_form')} width={columns.length > 0 ? 1040 : 560} onCancel={close} destroyOnHidden
      footer={[
        <Button key="no" onClick={close}>{t('common.cancel')}</Button>,
        <Button key="yes" type="primary" disabled={!ready || title.trim() === ''} loading={create.isPending} onClick={() => create.mutate()}>{t('sheet.make_form')}</Button>,
      ]}
    >
      <Form layout="vertical"><Form.Item label={t('sheet.form_label')} htmlFor="sheet-form-label" required><Input id="sheet-form-label" value={title} maxLength={100} onChange={({ target }) => setTitle(target.value)} /></Form.Item></Form>
      <SheetInput busy={read.isPending} takeText={(text) => read.mutate(text)} takeFile={takeFile} />
      {error && <p className="danger" role="alert">{errorText(error)}</p>}
      {catalogue && columns.length > 0 && <SheetColumns app={app} catalogue={catalogue} columns={columns} taken={NOTHING} change={change} />}
      {columns.length > 0 && <p className="t3 s12">{t('sheet.rows_later')}</p>}
    </Modal>
  )
}
