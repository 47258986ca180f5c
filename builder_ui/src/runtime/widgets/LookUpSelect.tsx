import { Select } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Choice, LookUp } from '../queries'
import { control } from './control'
import type { WidgetProps } from './widget'

interface Props extends WidgetProps {
  /** Names what is looked up, for the cache. */
  about: string
  lookUp: LookUp
  many?: boolean
}

const useDelayed = (text: string): string => {
  const [late, setLate] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setLate(text), 250)
    return () => clearTimeout(timer)
  }, [text])
  return late
}

const list = <T,>(value: T | T[] | null | undefined): T[] => (value == null ? [] : Array.isArray(value) ? value : [value])

/** Choose a person, a unit or a record by typing some of its name. */
export const LookUpSelect = ({ about, lookUp, many = false, ...props }: Props) => {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const q = useDelayed(typed)
  const found = useQuery({ queryKey: ['lookup', about, q], enabled: open, staleTime: 30_000, queryFn: ({ signal }) => lookUp({ q }, signal) })
  const ids = list(props.value as string | string[] | null)
  const names = list(props.shown)
  const kept: Choice[] = ids.map((id, i) => ({ id, label: names[i] ?? found.data?.find((one) => one.id === id)?.label ?? t('form.not_visible') }))
  const choices = [...kept.filter((one) => !found.data?.some((other) => other.id === one.id) && (!typed || many)), ...(found.data ?? [])]
  const { placeholder, ...rest } = control(props)
  const labelOf = (id: string) => choices.find((one) => one.id === id)?.label ?? id
  return (
    <Select<string | string[]>
      {...rest} className="lq-wide" mode={many ? 'multiple' : undefined} placeholder={placeholder || t('form.look_up')} allowClear={!props.field.required}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }} onOpenChange={(next) => { setOpen(next); if (!next) setTyped('') }}
      loading={found.isFetching} notFoundContent={found.isFetching ? t('common.loading') : found.isError ? t('form.look_up_failed') : t(props.field.offering ? 'form.look_up_none_now' : 'form.look_up_none')}
      value={many ? ids : ids[0]} options={choices.map((one) => ({ value: one.id, label: one.label, hint: one.hint }))}
      optionRender={(option) => <span className="lq-option"><span className="nw">{option.label}</span>{option.data.hint && <span className="s12 t3 nw">{option.data.hint as string}</span>}</span>}
      onChange={(next) => {
        const chosen = list(next)
        props.onChange(many ? (chosen.length ? chosen : null) : chosen[0] ?? null, many ? chosen.map(labelOf) : chosen[0] ? labelOf(chosen[0]) : null)
      }}
    />
  )
}
