import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { lookUpPeople } from '@/runtime/widgets/lookUps'

/** Colleagues by name. */
export const PersonList = ({ id, value, change }: { id: string; value: readonly string[]; change: (people: readonly string[]) => void }) => {
  const { t } = useTranslation()
  const [q, setQ] = useState('')
  const found = useQuery({ queryKey: ['lookup', 'people', q], queryFn: ({ signal }) => lookUpPeople({ q }, signal) })
  const known = useQuery({ queryKey: ['lookup', 'people', 'ids', value.join(' ')], queryFn: ({ signal }) => lookUpPeople({ ids: value.join(',') }, signal), enabled: value.length > 0 })
  const all = new Map([...(known.data ?? []), ...(found.data ?? [])].map((one) => [one.id, one.hint ? `${one.label}·${one.hint}` : one.label]))
  return (
    <Select
      id={id} mode="multiple" value={[...value]} aria-label={t('flows.strategy_person')} placeholder={t('form.look_up')} showSearch={{ filterOption: false, onSearch: setQ }} popupMatchSelectWidth={320}
      options={[...new Set([...all.keys(), ...value])].map((one) => ({ value: one, label: all.get(one) ?? one }))} onChange={change}
    />
  )
}
