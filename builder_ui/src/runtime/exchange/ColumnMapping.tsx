import { Button, Select } from 'antd'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { errorText } from '@/kit/errorText'
import { Icon } from '@/kit/icons'
import { act, type Batch } from './api'

interface Props {
  batch: Batch
  app: string
  form: string
  done: (batch: Batch) => void
  other: () => void
}

/** Which column is which field, and whether rows change records that are there. */
export const ColumnMapping = ({ batch, app, form, done, other }: Props) => {
  const { t } = useTranslation()
  const [mapping, setMapping] = useState(batch.mapping)
  const [key, setKey] = useState(batch.key)
  const check = useMutation({ mutationFn: () => act(app, form, batch.id, 'check', { mapping, key }), onSuccess: done })
  const named = (name: string) => label(batch.fields.find((field) => field.name === name)?.label)
  const keys = batch.fields.filter((field) => field.is_key && mapping.includes(field.name))
  const chosen = keys.some((field) => field.name === key) ? key : null
  const missing = chosen ? [] : batch.fields.filter((field) => field.required && !mapping.includes(field.name))
  const set = (at: number, name: string | null) => setMapping(mapping.map((each, i) => (i === at ? name : each === name ? null : each)))
  return (
    <>
      <p className="t2"><span className="b nw">{batch.file_name}</span>·{t('exchange.map_about')}</p>
      <div className="lq-map" role="table" aria-label={t('exchange.table')}>
        <div role="row" className="hd">{(['column', 'samples', 'field'] as const).map((each) => <span key={each} role="columnheader">{t(`exchange.${each}`)}</span>)}</div>
        {batch.columns.map((column, at) => (
          <div key={at} role="row">
            <span role="cell" className="b nw" title={column.title}>{column.title || '—'}</span>
            <span role="cell" className="t3 nw">{column.samples.filter(Boolean).slice(0, 3).join('、')}</span>
            <span role="cell">
              <Select
                value={mapping[at] ?? ''} onChange={(name: string) => set(at, name || null)} aria-label={`${t('exchange.field')}：${column.title}`} showSearch optionFilterProp="label" className={mapping[at] ? '' : 'none'}
                options={[{ value: '', label: t('exchange.ignore') }, ...batch.fields.map((field) => ({ value: field.name, label: field.required ? `${label(field.label)} *` : label(field.label) }))]}
              />
            </span>
          </div>
        ))}
      </div>
      {keys.length > 0 && (
        <div className="lq-key">
          <span className="t2">{t('exchange.key')}</span>
          <Select
            value={chosen ?? ''} onChange={(name: string) => setKey(name || null)} aria-label={t('exchange.key')}
            options={[{ value: '', label: t('exchange.key_none') }, ...keys.map((field) => ({ value: field.name, label: t('exchange.key_by', { field: named(field.name) }) }))]}
          />
          {chosen && <span className="s12 t3">{t('exchange.key_about')}</span>}
        </div>
      )}
      {missing.length > 0 && <p className="warning"><Icon name="warning" /> {t('exchange.missing', { fields: missing.map((field) => label(field.label)).join('、') })}</p>}
      {check.error && <p className="danger" role="alert">{errorText(check.error)}</p>}
      <footer className="lq-acts">
        <Button onClick={other}>{t('exchange.other')}</Button>
        <Button type="primary" loading={check.isPending} disabled={mapping.every((name) => name === null)} onClick={() => check.mutate()}>{t('exchange.check')}</Button>
      </footer>
    </>
  )
}
