import { App, Button, Modal } from 'antd'
import { useMutation } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { pasteFields, placeAfter, type FormBody } from '@/document'
import { errorText } from '@/kit/errorText'
import { useEditor } from '@/studio/editor/context'
import { useAct, useDesigner } from '../designer'
import { landed } from '../copying/usePasting'
import { useAdopt } from '../inspector/ReferenceRow'
import { SheetColumns } from './SheetColumns'
import { SheetInput } from './SheetInput'
import { useSheet } from './useSheet'
import './sheet.css'

/** A sheet's columns as fields of the form that is open, after what is selected. */
export const SheetFields = ({ close }: { close: () => void }) => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { app, store } = useEditor<FormBody>()
  const { catalogue } = useDesigner()
  const act = useAct()
  const adopt = useAdopt(app)
  const taken = useMemo(() => new Set(store.getState().doc.fields.map(({ name }) => name)), [store])
  const { columns, chosen, change, read, make, ready } = useSheet(app, catalogue, taken)
  const add = useMutation({
    mutationFn: make,
    onSuccess: (fields) => {
      const { doc, selected } = store.getState()
      const place = placeAfter(doc, selected)
      if (!place) return
      chosen.forEach(({ set }) => set && adopt(set))
      landed(act, store, pasteFields(fields, place), [])
      message.success(t('sheet.added', { count: fields.length }))
      close()
    },
  })
  const error = read.error ?? add.error
  return (
    <Modal
      open title={t('sheet.title')} width={columns.length > 0 ? 1040 : 560} onCancel={close} destroyOnHidden
      footer={[
        <Button key="no" onClick={close}>{t('common.cancel')}</Button>,
        <Button key="yes" type="primary" disabled={!ready} loading={add.isPending} onClick={() => add.mutate()}>{t('sheet.add', { count: chosen.length })}</Button>,
      ]}
    >
      <SheetInput busy={read.isPending} takeText={(text) => read.mutate(text)} takeFile={(file) => read.mutate(file)} />
      {error && <p className="danger" role="alert">{errorText(error)}</p>}
      {columns.length > 0 && <SheetColumns app={app} catalogue={catalogue} columns={columns} taken={taken} change={change} />}
      {columns.length > 0 && <p className="t3 s12">{t('sheet.rows_later')}</p>}
    </Modal>
  )
}
