import { Select } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure, Loading } from '@/kit/states'
import { compareReleases, releases as readReleases } from '../api'
import { keys } from '../keys'
import { ChangeList } from './ChangeList'

/** What changed between any two releases, definition by definition, field by field. */
export const CompareReleases = ({ app }: { app: string }) => {
  const { t } = useTranslation()
  const { data: releases } = useQuery({ queryKey: keys.releases(app), queryFn: () => readReleases(app) })
  const [from, setFrom] = useState<number>()
  const [to, setTo] = useState<number>()
  const { data, error } = useQuery({
    queryKey: [...keys.releases(app), from, to], queryFn: () => compareReleases(app, from ?? 0, to ?? 0), enabled: from !== undefined && to !== undefined, staleTime: Infinity,
  })
  if (!releases || releases.length < 2) return null
  const options = releases.map(({ number }) => ({ value: number, label: t('studio.release_n', { number }) }))
  return (
    <section className="card lq-compare" aria-label={t('change.compare')}>
      <header className="row g8">
        <span className="b">{t('change.compare')}</span>
        <Select size="small" value={from} options={options} placeholder={t('change.from_release')} aria-label={t('change.from_release')} onChange={setFrom} />
        <span aria-hidden="true">→</span>
        <Select size="small" value={to} options={options} placeholder={t('change.to_release')} aria-label={t('change.to_release')} onChange={setTo} />
      </header>
      {error ? <Failure error={error} /> : data && data.length === 0 ? <p className="t3">{t('studio.no_difference')}</p> : data ? <ChangeList changes={data} /> : from !== undefined && to !== undefined && <Loading rows={2} />}
    </section>
  )
}
