import { App, Button, Modal } from 'antd'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { newUid } from '@/document'
import { useEditor } from '@/studio/editor/context'
import { errorText } from '@/kit/errorText'
import { Loading } from '@/kit/states'
import { importFile } from '../api'
import { useDesk } from '../desk'
import { isCard, replaceTable, type TableBody } from '../document'
import { FileButton } from './FileButton'
import { LossList } from './LossList'
import { Proposal } from './Proposal'
import { formatOf, typed } from './readFile'

/** Take the rows of a file into this table, after having seen them. One step of undo takes them back. */
export const ImportTable = ({ close }: { close: () => void }) => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { app } = useDesk()
  const { store } = useEditor<TableBody>()
  const read = useMutation({
    mutationFn: async (file: File) => {
      const format = formatOf(file)
      if (!format) throw new Error('format')
      return importFile(app, format, typed(file, format), store.getState().doc.form)
    },
  })
  const tables = (read.data?.definitions ?? []).filter((each): each is TableBody => !isCard(each))
  const proposal = tables.find(({ name }) => name === store.getState().doc.name) ?? tables[0]
  const take = () => {
    if (!proposal) return
    const doc = store.getState().doc
    // columns that are the same by name stay the same for whoever refers to them
    const kept = <P extends { readonly uid: string; readonly name: string }>(parts: readonly P[], mine: readonly P[]): P[] => parts.map((part) => ({ ...part, uid: mine.find(({ name }) => name === part.name)?.uid ?? part.uid }))
    store.getState().run(replaceTable({
      hit_policy: proposal.hit_policy, aggregation: proposal.aggregation, inputs: kept(proposal.inputs, doc.inputs), outputs: kept(proposal.outputs, doc.outputs), rows: proposal.rows.map((row) => ({ ...row, uid: row.uid || newUid() })),
    }))
    message.success(t('decisions.imported_rows', { count: proposal.rows.length }))
    close()
  }
  return (
    <Modal
      open width={960} onCancel={close} title={t('decisions.import_excel')}
      footer={[
        proposal && <Button key="again" onClick={() => read.reset()}>{t('decisions.other_file')}</Button>,
        <Button key="no" onClick={close}>{t('common.cancel')}</Button>,
        <Button key="yes" type="primary" disabled={!proposal} onClick={take}>{t('decisions.replace_rows')}</Button>,
      ]}
    >
      {!read.data && !read.isPending && <FileButton accept=".xlsx,.dmn,.xml" take={(file) => read.mutate(file)}>{t('decisions.drop_file')}</FileButton>}
      {read.isPending && <Loading rows={4} />}
      {read.error && <p className="danger" role="alert">{read.error.message === 'format' ? t('decisions.wrong_file') : errorText(read.error)}</p>}
      {read.data && !proposal && <p className="t2">{t('decisions.no_table_in_file')}</p>}
      {proposal && <Proposal table={proposal} problems={read.data?.problems ?? []} />}
      {read.data && <LossList losses={read.data.losses} problems={proposal ? [] : read.data.problems} />}
    </Modal>
  )
}
