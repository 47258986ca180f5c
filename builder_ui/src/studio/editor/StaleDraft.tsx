import { App, Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { clock } from '../time'
import { useEditor, useSaving } from './context'

/** Somebody else saved this draft meanwhile: shows what his says, and asks whose goes on. */
export function StaleDraft<B>({ summary, prepare }: { summary: (body: B) => string[]; prepare?: (body: B) => B }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { store, autosave } = useEditor<B>()
  const { theirs } = useSaving<B>()
  if (!theirs) return null
  const settle = async (keep: 'ours' | 'theirs') => {
    const taken = await autosave.settle(keep)
    if (taken) store.getState().replace(prepare ? prepare(taken.body) : taken.body)
    message.success(t(keep === 'ours' ? 'studio.stale_kept_ours' : 'studio.stale_took_theirs'))
  }
  const side = (title: string, lines: string[], others: string[]) => (
    <section className="lq-stale-side">
      <h3 className="b">{title}</h3>
      <ul>{lines.map((line) => <li key={line} className={others.includes(line) ? 't3' : 'b'}>{line}</li>)}</ul>
    </section>
  )
  const ours = summary(store.getState().doc)
  const other = summary(theirs.body)
  return (
    <Modal
      open closable={false} width={720} title={t('studio.stale_title', { name: theirs.updated_by?.label ?? t('studio.somebody') })}
      footer={[
        <Button key="theirs" onClick={() => void settle('theirs')}>{t('studio.stale_take_theirs')}</Button>,
        <Button key="ours" type="primary" onClick={() => void settle('ours')}>{t('studio.stale_keep_ours')}</Button>,
      ]}
    >
      <p className="t2">{t('studio.stale_why', { time: clock(theirs.updated_at ?? '') })}</p>
      <div className="lq-stale">
        {side(t('studio.stale_ours'), ours, other)}
        {side(t('studio.stale_theirs'), other, ours)}
      </div>
    </Modal>
  )
}
