import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FindingList } from './FindingList'
import { useFixedNames } from './fixed'
import type { Finding, FixedName, Names } from './types'

const CodeEditor = lazy(() => import('./code/CodeEditor').then((loaded) => ({ default: loaded.CodeEditor })))

interface Props {
  text: string
  change: (text: string) => void
  names: Names
  findings: readonly Finding[]
  /** Who and what the text names by id. */
  fixed: readonly FixedName[] | undefined
  title: string
}

/** The expression as text, and what is wrong with it in words; each leads to its place. */
export const TextMode = ({ text, change, names, findings, fixed, title }: Props) => {
  const { t } = useTranslation()
  const [goTo, setGoTo] = useState<{ start: number; end: number }>()
  const { names: called, remember } = useFixedNames(fixed)
  return (
    <div className="lq-text-mode">
      <Suspense fallback={<div className="lq-code lq-code-wait" role="status">{t('common.loading')}</div>}>
        <CodeEditor text={text} change={change} names={names} fixed={called} unseen={t('conditions.unseen')} remember={remember} findings={findings} title={t('conditions.text_of', { title })} hint={t('conditions.text_hint')} goTo={goTo} />
      </Suspense>
      <p className="s12 t3">{t('conditions.text_help')}</p>
      <FindingList findings={findings} text={text} go={({ start, end }) => setGoTo({ start, end })} />
    </div>
  )
}
