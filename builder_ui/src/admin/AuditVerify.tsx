import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '@/api/client'
import { grouped } from '@/kit/format'
import { Icon } from '@/kit/icons'
import { Failure } from '@/kit/states'
import type { Verification } from './types'

/** Check the whole hash chain, and say what came of it. */
export const AuditVerify = () => {
  const { t } = useTranslation()
  const [verdict, setVerdict] = useState<Verification>()
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const verify = async () => {
    setBusy(true)
    setError(undefined)
    try {
      setVerdict(await post<Verification>('/api/audit/verify'))
    } catch (refused) {
      setError(refused)
    } finally {
      setBusy(false)
    }
  }
  const number = (value: number) => grouped(String(value))
  return (
    <div className="row g16 wrap" aria-live="polite">
      <Button type="primary" icon={<Icon name="shield" />} loading={busy} onClick={() => void verify()}>{t(busy ? 'audit.verifying' : 'audit.verify')}</Button>
      {error !== undefined && <Failure error={error} />}
      {verdict && (
        <div className={`lq-verdict sp ${verdict.ok ? 'ok' : 'bad'}`} role={verdict.ok ? 'status' : 'alert'}>
          <Icon name={verdict.ok ? 'shield' : 'warning'} />
          <div className="sp">
            <div className="b">{t(verdict.ok ? 'audit.ok' : 'audit.bad')}</div>
            <div>{verdict.ok ? t('audit.ok_text', { checked: number(verdict.checked), seals: number(verdict.seals) }) : t('audit.bad_text', { checked: number(verdict.checked), count: verdict.problems.length })}</div>
            {verdict.problems.map((problem) => <div key={`${problem.seq} ${problem.kind}`}>{problem.seq != null && `${t('audit.problem_at', { seq: problem.seq })} `}{problem.message}</div>)}
            {verdict.head && <div className="s12 mono t3">{t('audit.head')} {verdict.head.hash}</div>}
          </div>
        </div>
      )}
    </div>
  )
}
