import { App, Button, Progress } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { errorText } from '@/kit/errorText'
import { sizeText } from '@/runtime/files/files'
import { clock } from '../time'
import { dropIndex, speedQuery, type ListIndex } from './api'
import { Times } from './Times'
import { number } from './words'

const TONES = { building: 'blue', ready: 'green', failed: 'red', dropping: 'blue', gone: 'amber' } as const

/** One index made for a list: how far it is, the times of its list before and since, and a way to drop it. */
export const IndexCard = ({ app, index }: { app: string; index: ListIndex }) => {
  const { t } = useTranslation()
  const { message, modal } = App.useApp()
  const queries = useQueryClient()
  const says = label(index.says)
  const act = useMutation({
    mutationFn: () => dropIndex(app, index.id),
    onSuccess: async () => {
      message.success(t('speed.dropped'))
      await queries.invalidateQueries({ queryKey: speedQuery(app).queryKey })
    },
    onError: (failure) => message.error(errorText(failure)),
  })
  const stands = index.state === 'ready'
  const drop = () => {
    if (!stands) return act.mutate()
    modal.confirm({
      title: t('speed.drop_ask'), content: <><p>{says}</p><p className="t3">{t('speed.drop_why')}</p></>, okText: t('speed.drop'), okButtonProps: { danger: true }, cancelText: t('common.cancel'),
      onOk: () => act.mutateAsync().catch(() => undefined),
    })
  }
  const facts = [
    ...(index.bytes === null ? [] : [sizeText(index.bytes)]),
    ...(index.scans === null ? [] : [index.scans > 0 ? t('speed.scans', { times: number(index.scans) }) : t('speed.scans_none')]),
    index.made_by.label, clock(index.made_at),
  ]
  return (
    <li className="card">
      <header>
        <span className="b">{says}</span>
        <span className="tag">{label(index.form.label)}</span>
        <span className={`tag ${TONES[index.state]}`}>{t(`speed.state_${index.state}`)}</span>
        {index.is_unused && <span className="tag amber">{t('speed.unused')}</span>}
        <span className="sp" />
        {(stands || index.state === 'failed' || index.state === 'gone') && (
          <Button size="small" loading={act.isPending} aria-label={t('speed.drop_of', { says })} onClick={drop}>{t(stands ? 'speed.drop' : 'speed.forget')}</Button>
        )}
      </header>
      {index.reason && <p className="t2">{label(index.reason)}</p>}
      {index.state === 'building' && <Progress percent={index.progress ?? 0} size="small" status="active" aria-label={t('speed.state_building')} />}
      {stands && (
        <dl>
          {index.before && <><dt>{t('speed.before')}</dt><dd><Times times={index.before} /></dd></>}
          <dt>{t('speed.after')}</dt><dd>{index.after ? <Times times={index.after} /> : <span className="times">{t('speed.not_asked')}</span>}</dd>
        </dl>
      )}
      <p className="t3 s12">
        {facts.join(' · ')}
      </p>
    </li>
  )
}
