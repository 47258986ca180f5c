import { Select } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LookUp } from '../queries'
import { lookUpPeople, lookUpUnits } from './lookUps'

interface Props {
  id?: string
  value?: string
  onChange?: (person: string | undefined) => void
  className?: string
  placeholder?: string
  'aria-label'?: string
}

/** Find one by name. */
const FoundByName = ({ placeholder, about, lookUp, ...props }: Props & { about: string; lookUp: LookUp }) => {
  const { t } = useTranslation()
  const [q, setQ] = useState('')
  const [known, setKnown] = useState<{ value: string; label: string }[]>([])
  const { data, isFetching } = useQuery({ queryKey: ['lookup', about, q], queryFn: ({ signal }) => lookUp({ q }, signal) })
  const found = (data ?? []).map((one) => ({ value: one.id, label: one.label, hint: one.hint }))
  return (
    <Select
      {...props} allowClear placeholder={placeholder ?? t('form.look_up')} showSearch={{ filterOption: false, onSearch: setQ }} loading={isFetching} popupMatchSelectWidth={320}
      notFoundContent={isFetching ? t('common.loading') : t('form.look_up_none')} options={[...found, ...known.filter((one) => !found.some((other) => other.value === one.value) && one.value === props.value)]}
      optionRender={(option) => <span className="lq-option"><span>{option.label}</span><span className="s12 t3">{(option.data as { hint?: string }).hint}</span></span>}
      onChange={(person?: string) => {
        const chosen = found.find((one) => one.value === person)
        if (chosen) setKnown([chosen])
        props.onChange?.(person)
      }}
    />
  )
}

/** Find a person by name. */
export const PersonSelect = (props: Props) => <FoundByName {...props} about="people" lookUp={lookUpPeople} />

/** Find a unit of the bank by name. */
export const UnitFound = (props: Props) => <FoundByName {...props} about="org_units" lookUp={lookUpUnits} />
