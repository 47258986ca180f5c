import { App, Button, Modal } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { freeName, newUid, repoint, type FormBody, type Named } from '@/document'
import { label } from '@/i18n'
import { errorText } from '@/kit/errorText'
import { Icon } from '@/kit/icons'
import { createDraft, definitions, draft } from '@/studio/api'
import type { OptionSetBody } from '@/studio/bodies'
import { useEditor } from '@/studio/editor/context'
import { keys } from '@/studio/keys'
import type { Outcome } from './usePasting'
import './copying.css'

/** What was pasted, and what of it still needs a hand. All of it is in the form already. */
export const PasteOutcome = ({ outcome, close }: { outcome: Outcome; close: () => void }) => {
  const { t } = useTranslation()
  return (
    <Modal open width={560} title={t('copying.pasted', { count: outcome.count })} onCancel={close} destroyOnHidden footer={<Button type="primary" onClick={close}>{t('copying.understood')}</Button>}>
      <p className="t2">{t('copying.outcome_why')}</p>
      <ul className="lq-outcome">
        {outcome.missing.map((named) => <Missing key={`${named.option} ${named.reference}`} named={named} why={named.why} />)}
        {outcome.types.map(({ label: text, type }) => <Line key={`type ${label(text)}`}>{t('copying.unknown_type', { name: label(text), type })}</Line>)}
        {outcome.misread.map((name) => <Line key={`name ${name}`}>{t('copying.misread', { name })}</Line>)}
        {outcome.problems.map((text) => <Line key={text}>{text}</Line>)}
      </ul>
    </Modal>
  )
}

const Line = ({ children, act }: { children: ReactNode; act?: ReactNode }) => (
  <li><Icon name="warning" /><span className="sp">{children}</span>{act}</li>
)

/** A definition this app cannot name; the options of another app can be had as a copy. */
const Missing = ({ named, why }: { named: Named; why: 'missing' | 'unshared' }) => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const { app, store } = useEditor<FormBody>()
  const [taken, setTaken] = useState<string>()
  const take = useMutation({
    mutationFn: async () => {
      const [theirs, ours] = await Promise.all([draft<OptionSetBody>(named.app, 'option_set', named.name), definitions(app, 'option_set')])
      const name = freeName(named.name, ours.map((each) => each.name))
      const options = theirs.body.options.map((option) => ({ ...option, uid: newUid() }))
      await createDraft<OptionSetBody>(app, 'option_set', name, { ...theirs.body, shared: false, name, uid: newUid(), options })
      return name
    },
    onSuccess: async (name) => {
      await queries.invalidateQueries({ queryKey: keys.definitions(app) })
      store.getState().run(repoint(named.option, named.reference, name))
      setTaken(name)
    },
    onError: (error) => message.error(errorText(error)),
  })
  const offered = named.option === 'set' && why === 'unshared'
  if (taken) return <li><Icon name="check" className="ok" /><span className="sp">{t('copying.taken', { name: taken })}</span></li>
  return (
    <Line act={offered && <Button size="small" loading={take.isPending} onClick={() => take.mutate()}>{t('copying.take')}</Button>}>
      {t(`copying.${why}_${named.option}`, { name: named.name, app: named.app })}
    </Line>
  )
}
