import { Button, DatePicker, Select } from 'antd'
import { useMutation } from '@tanstack/react-query'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/api/problem'
import { Group } from '@/forms/inspector/rows'
import { metaOf, type OptionSets } from '@/forms/meta'
import { label } from '@/i18n'
import { errorText } from '@/kit/errorText'
import { Icon } from '@/kit/icons'
import { IconButton } from '@/kit/IconButton'
import type { Json } from '@/runtime/types'
import { widgetOf } from '@/runtime/widgets'
import { useCatalogue } from '@/studio/catalogue'
import { ProblemList } from '@/studio/editor/ProblemList'
import { useEditor } from '@/studio/editor/context'
import { useDesk, useDoc } from '../desk'
import type { ActionName, FlowBody, FlowNode } from '../document'
import { SpanInput } from '../inspector/SpanInput'
import { tryFlow, type Did, type Tried } from './api'
import { Outcome } from './Outcome'

const OUTCOMES: readonly ActionName[] = ['approve', 'complete', 'reject']

interface Props {
  tried: Tried | undefined
  show: (tried: Tried | undefined) => void
  close: () => void
  jump: (pointer: string) => void
}

/** Tries the flow with sample data on a fast clock: nothing is written and nothing leaves. */
export const TrialPanel = ({ tried, show, close, jump }: Props) => {
  const { t } = useTranslation()
  const { app, name, autosave } = useEditor<FlowBody>()
  const [values, setValues] = useState<Readonly<Record<string, Json>>>({})
  const [done, setDone] = useState<Readonly<Record<string, Did>>>({})
  const [begins, setBegins] = useState<Dayjs | null>(null)
  const run = useMutation({
    mutationFn: async () => {
      await autosave.flush()
      const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''))
      const planned = Object.fromEntries(Object.entries(done).map(([node, did]) => [node, [did]]))
      return tryFlow(app, name, { values: given, done: planned, ...(begins ? { begins: begins.toISOString() } : {}) })
    },
    onSuccess: show,
    onError: () => show(undefined),
  })
  const problems = run.error instanceof ApiError ? run.error.problems : []
  return (
    <aside className="lq-ins" aria-label={t('flows.trial')}>
      <div className="lq-ins-head">
        <span className="tile"><Icon name="play" /></span>
        <div className="sp"><h2 className="b">{t('flows.trial')}</h2><p className="s12 t3">{t('flows.trial_why')}</p></div>
        <IconButton small icon="close" label={t('common.close')} onClick={close} />
      </div>
      <div className="lq-ins-body">
        <form onSubmit={(event) => { event.preventDefault(); run.mutate() }}>
          <Sample values={values} change={setValues} />
          <Group title={t('flows.trial_people')}>
            <Plans done={done} change={setDone} />
            <div className="lq-ins-row">
              <label htmlFor="lqf-begins" className="t2">{t('flows.begins_at')}</label>
              <DatePicker id="lqf-begins" showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" value={begins} placeholder={t('flows.now')} onChange={(at) => setBegins(at ? dayjs(at) : null)} />
            </div>
          </Group>
          <Button htmlType="submit" block className="lq-outlined" icon={<Icon name="play" />} loading={run.isPending}>{t('flows.run_trial')}</Button>
        </form>
        {problems.length > 0 && <div role="alert"><p className="danger">{t('flows.mend_first')}</p><ProblemList problems={problems} jump={jump} /></div>}
        {run.error && problems.length === 0 && <p className="danger" role="alert">{errorText(run.error)}</p>}
        {tried && <Outcome tried={tried} />}
      </div>
    </aside>
  )
}

/** A record, filled in with the controls of its form. */
const Sample = ({ values, change }: { values: Readonly<Record<string, Json>>; change: (values: Readonly<Record<string, Json>>) => void }) => {
  const { t } = useTranslation()
  const { app, fields, names } = useDesk()
  const { data: catalogue } = useCatalogue()
  const shown = fields.filter(({ field }) => field && field.computed === undefined && !LEFT_OUT.has(field.type))
  return (
    <Group title={t('flows.trial_record')}>
      {shown.map(({ name, field }) => {
        if (!field || !catalogue) return null
        const meta = metaOf(field, app, catalogue, NO_SETS)
        const set = names?.members.find((member) => member.name === name)?.option_set
        const Widget = widgetOf(meta.type)
        const id = `lqf-try-${name}`
        return (
          <div className="lq-ins-row" key={name}>
            <label id={`${id}-label`} htmlFor={id} className="t2 nw" title={label(field.label)}>{label(field.label) || name}</label>
            <Widget id={id} field={set ? { ...meta, option_set: set } : meta} value={values[name] ?? null} onChange={(value) => change({ ...values, [name]: value })} placeholder={t('flows.left_empty')} />
          </div>
        )
      })}
      {shown.length === 0 && <p className="t3">{t('flows.no_fields')}</p>}
    </Group>
  )
}

/** What a sample needs no value for. */
const LEFT_OUT = new Set(['serial_number', 'table', 'file', 'image', 'signature', 'rich_text'])
const NO_SETS: OptionSets = new Map()

/** What is done at each task, and how long it takes. */
const Plans = ({ done, change }: { done: Readonly<Record<string, Did>>; change: (done: Readonly<Record<string, Did>>) => void }) => {
  const { t } = useTranslation()
  const doc = useDoc()
  const { title } = useDesk()
  const tasks = doc.nodes.filter(({ type }) => type === 'userTask')
  const offered = (node: FlowNode) => OUTCOMES.filter((each) => node.actions?.[each])
  return (
    <>
      {tasks.map((node) => {
        const did = done[node.name] ?? {}
        const put = (what: Did) => change({ ...done, [node.name]: { ...did, ...what } })
        return (
          <div key={node.uid} className="lqf-ins-row-wide">
            <span className="t2 nw">{title(node)}</span>
            <div className="row g8">
              <Select className="sp" value={did.outcome ?? offered(node)[0]} aria-label={t('flows.does_at', { name: title(node) })} options={offered(node).map((value) => ({ value, label: t(`flows.action_${value}`) }))} onChange={(outcome: string) => put({ outcome })} />
              <SpanInput title={t('flows.takes_at', { name: title(node) })} value={did.after ?? 'PT1H'} change={(after) => put({ after })} />
            </div>
          </div>
        )
      })}
      {tasks.length === 0 && <p className="t3">{t('flows.no_tasks')}</p>}
    </>
  )
}

