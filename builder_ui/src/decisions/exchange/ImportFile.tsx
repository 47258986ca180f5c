import { App, Button, Modal } from 'antd'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useEditor } from '@/studio/editor/context'
import { errorText } from '@/kit/errorText'
import { Loading } from '@/kit/states'
import { importFile } from '../api'
import { isCard, type DecisionBody } from '../document'
import { CardProposal } from './CardProposal'
import { FileButton } from './FileButton'
import { LossList } from './LossList'
import { Proposal } from './Proposal'
import { formatOf, typed } from './readFile'
import { sizeOf, taking } from './taking'

/** Take what a file says into this decision, after having seen it. One step of undo takes it back. */
export const ImportFile = ({ close }: { close: () => void }) => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { app, store } = useEditor<DecisionBody>()
  const read = useMutation({
    mutationFn: async (file: File) => {
      const format = formatOf(file)
      if (!format) throw new Error('format')
      return importFile(app, format, typed(file, format), store.getState().doc.form)
    },
  })
  const mine = store.getState().doc
  const alike = (read.data?.definitions ?? []).filter((each) => isCard(each) === isCard(mine))
  const proposal = alike.find(({ name }) => name === mine.name) ?? alike[0]
  const problems = read.data?.problems ?? []
  const take = () => {
    if (!proposal) return
    store.getState().run(taking(store.getState().doc, proposal))
    message.success(t('decisions.imported_rows', { count: sizeOf(proposal) }))
    close()
  }
  return (
    <Modal
      open width={960} onCancel={close} title={t('decisions.import_excel')}
      footer={[
        read.data && <Button key="again" onClick={() => read.reset()}>{t('decisions.other_file')}</Button>,
        <Button key="no" onClick={close}>{t('common.cancel')}</Button>,
        <Button key="yes" type="primary" disabled={!proposal} onClick={take}>{t(isCard(mine) ? 'decisions.replace_card' : 'decisions.replace_rows')}</Button>,
      ]}
    >
      {!read.data && !read.isPending && <FileButton accept=".xlsx,.dmn,.xml" take={(file) => read.mutate(file)}>{t('decisions.drop_file')}</FileButton>}
      {read.isPending && <Loading rows={4} />}
      {read.error && <p className="danger" role="alert">{read.error.message === 'format' ? t('decisions.wrong_file') : errorText(read.error)}</p>}
      {read.data && !proposal && <p className="t2">{t(isCard(mine) ? 'decisions.no_card_in_file' : 'decisions.no_table_in_file')}</p>}
      {proposal && (isCard(proposal) ? <CardProposal card={proposal} problems={problems} /> : <Proposal table={proposal} problems={problems} />)}
      {read.data && <LossList losses={read.data.losses} problems={proposal ? [] : problems} />}
    </Modal>
  )
}
