import { App, Button, Checkbox, Modal } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { freeName, newUid } from '@/document'
import { label } from '@/i18n'
import { errorText } from '@/kit/errorText'
import { Icon } from '@/kit/icons'
import { Loading } from '@/kit/states'
import { createDraft } from '@/studio/api'
import { keys } from '@/studio/keys'
import { importFile } from '../api'
import { isCard, type DecisionBody } from '../document'
import { FileButton } from './FileButton'
import { LossList } from './LossList'
import { formatOf, typed } from './readFile'
import '../decisions.css'

/** From the list of decisions: a DMN model or a workbook becomes drafts, and what could not be taken over is told. */
export const ImportDecisions = ({ app, taken, close }: { app: string; taken: readonly string[]; close: () => void }) => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const read = useMutation({
    mutationFn: async (file: File) => {
      const format = formatOf(file)
      if (!format) throw new Error('format')
      return importFile(app, format, typed(file, format))
    },
  })
  const found = read.data?.definitions ?? []
  const chosen = found.filter((_, index) => !left.has(index))
  const save = useMutation({
    mutationFn: async () => {
      const names = new Set(taken)
      for (const body of chosen) {
        const name = freeName(body.name, names)
        names.add(name)
        await createDraft<DecisionBody>(app, 'decision', name, { ...body, name, uid: body.uid || newUid() })
      }
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.definitions(app) })
      message.success(t('decisions.imported', { count: chosen.length }))
      close()
    },
  })
  const toggle = (index: number) => setLeft((before) => new Set(before.has(index) ? [...before].filter((each) => each !== index) : [...before, index]))
  return (
    <Modal
      open width={640} onCancel={close} title={t('decisions.import_title')}
      footer={[<Button key="no" onClick={close}>{t('common.cancel')}</Button>, <Button key="yes" type="primary" disabled={chosen.length === 0} loading={save.isPending} onClick={() => save.mutate()}>{t('decisions.import_n', { count: chosen.length })}</Button>]}
    >
      {!read.data && !read.isPending && <FileButton accept=".dmn,.xml,.xlsx" take={(file) => read.mutate(file)}>{t('decisions.drop_dmn')}</FileButton>}
      {read.isPending && <Loading rows={4} />}
      {(read.error ?? save.error) && <p className="danger" role="alert">{read.error?.message === 'format' ? t('decisions.wrong_file') : errorText(read.error ?? save.error)}</p>}
      {read.data && found.length === 0 && <p className="t2">{t('decisions.no_table_in_file')}</p>}
      {found.length > 0 && (
        <ul className="lq-found">
          {found.map((body, index) => (
            <li key={body.uid || index}>
              <Checkbox checked={!left.has(index)} onChange={() => toggle(index)}><span className="b">{label(body.label) || body.name}</span> <span className="s12 t3 mono">{body.name}</span></Checkbox>
              <span className="s12 t3">{isCard(body) ? t('decisions.score_card') : t('decisions.proposal', { rows: body.rows.length, inputs: body.inputs.length, outputs: body.outputs.length })}</span>
              {taken.includes(body.name) && <span className="tag">{t('decisions.renamed', { name: freeName(body.name, taken) })}</span>}
            </li>
          ))}
        </ul>
      )}
      {read.data && <LossList losses={read.data.losses} problems={read.data.problems} />}
      {!read.data && <p className="s12 t3 lq-note"><Icon name="info" size={14} />{t('decisions.import_why')}</p>}
    </Modal>
  )
}
