import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { Icon, type IconName } from '@/kit/icons'
import { clock } from '@/studio/time'
import { useFlow } from '../desk'
import type { Line, LineKind, Tried } from './api'

const ICONS: Readonly<Record<LineKind, IconName>> = { path: 'forward', task: 'person', timer: 'clock', message: 'mail', incident: 'warning', waiting: 'clock' }
const SHOWN = ['all', 'task', 'timer', 'message'] as const
type Shown = (typeof SHOWN)[number]
const GOOD: ReadonlySet<Tried['ended']> = new Set(['done'])

/** What came of a try: how it ended, and line by line what would have happened when. */
export const Outcome = ({ tried }: { tried: Tried }) => {
  const { t } = useTranslation()
  const [shown, setShown] = useState<Shown>('all')
  const lines = tried.lines.filter(({ kind }) => shown === 'all' || kind === shown || (shown === 'task' && kind === 'incident'))
  return (
    <section className="lqf-outcome" aria-label={t('flows.outcome')}>
      <p className={`verdict ${GOOD.has(tried.ended) ? 'good' : 'bad'}`} role="status">
        <Icon name={GOOD.has(tried.ended) ? 'check' : 'warning'} />{t(`flows.ended_${tried.ended}`)}{tried.result && `：${tried.result}`}
      </p>
      <Segmented<Shown> block size="small" name="lqf-lines" aria-label={t('flows.show_lines')} value={shown} onChange={setShown} options={SHOWN.map((value) => ({ value, label: t(`flows.lines_${value}`) }))} />
      <ol className="lqf-tried">{lines.map((line, at) => <Told key={at} line={line} before={lines[at - 1]} />)}</ol>
      {lines.length === 0 && <p className="t3">{t('flows.no_lines')}</p>}
    </section>
  )
}

const Told = ({ line, before }: { line: Line; before: Line | undefined }) => {
  const { t } = useTranslation()
  const select = useFlow((state) => state.select)
  const said = (
    <>
      <span className="said">{label(line.said)}</span>
      {line.channels.length > 0 && <span className="row g4 wrap">{line.channels.map((each) => <span key={each} className="tag">{t(`flows.channel_${each}`)}</span>)}</span>}
    </>
  )
  return (
    <li className={line.kind}>
      <span className="s12 t3 when">{before?.at === line.at ? '' : clock(line.at)}</span>
      <Icon name={ICONS[line.kind]} size={14} />
      {line.node ? <button type="button" className="lq-link" onClick={() => select(line.node ?? undefined)}>{said}</button> : <span>{said}</span>}
    </li>
  )
}
