import { App, Button, Input, Modal } from 'antd'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/api/problem'
import { label } from '@/i18n'
import { errorText } from '@/kit/errorText'
import { Empty, Failure, Loading } from '@/kit/states'
import { releases as readReleases, revert, type Release } from '../api'
import { ProblemList } from '../editor/ProblemList'
import { keys, refreshApp } from '../keys'
import { clock } from '../time'

/** Every release, the newest first: what it changed, in words, and a way back to it. */
export const ReleaseList = ({ app }: { app: string }) => {
  const { t } = useTranslation()
  const [back, setBack] = useState<Release>()
  const { data, error, refetch } = useQuery({ queryKey: keys.releases(app), queryFn: () => readReleases(app) })
  if (error) return <Failure error={error} retry={() => void refetch()} />
  if (!data) return <Loading />
  if (data.length === 0) return <div className="card"><Empty icon="release" title={t('studio.no_releases')} why={t('studio.no_releases_why')} /></div>
  return (
    <>
      <ol className="lq-release-list">
        {[...data].sort((one, other) => other.number - one.number).map((release) => (
          <li key={release.number} className="card">
            <header className="row g8">
              <span className="b">{t('studio.release_n', { number: release.number })}</span>
              {release.live && <span className="tag green">{t('studio.live_now')}</span>}
              <span className="sp" />
              <span className="s12 t3 nw">{release.author?.label}·{clock(release.at)}</span>
            </header>
            {release.note && <p>{release.note}</p>}
            <ul className="sentences">{release.changes.map((change, index) => <li key={index} className="t2">{label(change)}</li>)}</ul>
            {!release.live && <div className="foot"><Button size="small" onClick={() => setBack(release)}>{t('studio.revert_to')}</Button></div>}
          </li>
        ))}
      </ol>
      {back && <Revert app={app} release={back} close={() => setBack(undefined)} />}
    </>
  )
}

const Revert = ({ app, release, close }: { app: string; release: Release; close: () => void }) => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [note, setNote] = useState('')
  const act = useMutation({
    mutationFn: () => revert(app, release.number, note),
    onSuccess: async (answer) => {
      await refreshApp(queries, app)
      message.success(answer.release ? t('studio.reverted', { number: answer.release }) : t('studio.revert_under_way'))
      close()
    },
  })
  const problems = act.error instanceof ApiError ? act.error.problems : []
  return (
    <Modal
      open onCancel={close} title={t('studio.revert_ask', { number: release.number })}
      footer={[
        <Button key="no" onClick={close}>{t('common.cancel')}</Button>,
        <Button key="yes" type="primary" loading={act.isPending} onClick={() => act.mutate()}>{t('studio.revert_to')}</Button>,
      ]}
    >
      <p className="t2">{t('studio.revert_why')}</p>
      <Input.TextArea value={note} rows={2} maxLength={500} aria-label={t('studio.note')} placeholder={t('studio.note_hint')} onChange={({ target }) => setNote(target.value)} />
      {problems.length > 0 ? <ProblemList problems={problems} /> : act.error && <p className="danger" role="alert">{errorText(act.error)}</p>}
    </Modal>
  )
}
