import { Input, type InputRef } from 'antd'
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { fixed, grouped } from '@/kit/format'
import { control } from './control'
import { isExact, unfolded } from './exact'
import type { WidgetProps } from './widget'

interface Props extends WidgetProps {
  prefix?: ReactNode
  suffix?: ReactNode
  /** Digits after the point when it is shown at rest. */
  digits?: number
  /** What is typed becomes this JSON value; text stays text, so that no digit is lost. */
  toJson?: (text: string) => string | number
}

/** An exact number: digits stay text, thousands are set apart at rest, what cannot be read stays as typed and the server says why. */
export const ExactInput = ({ prefix, suffix, digits, toJson = (text) => text, ...props }: Props) => {
  const [typing, setTyping] = useState<string | null>(null)
  const input = useRef<InputRef>(null)
  const selected = useRef<[from: number, to: number] | null>(null)
  useLayoutEffect(() => {
    if (selected.current) input.current?.setSelectionRange(...selected.current)
    selected.current = null
  }, [typing])
  const kept = props.value == null ? '' : String(props.value)
  const rest = isExact(kept) ? grouped(digits === undefined ? kept : fixed(kept, digits)) : kept
  // what is selected stays so when the separators go: who comes by keyboard has all of it, and typing replaces it
  const open = () => window.setTimeout(() => {
    const field = input.current?.input
    if (!field || document.activeElement !== field || field.value !== rest) return
    const without = (at: number | null) => rest.slice(0, at ?? 0).replace(/,/g, '').length
    selected.current = [without(field.selectionStart), without(field.selectionEnd)]
    setTyping(kept)
  })
  const commit = (typed: string) => {
    const meant = unfolded(typed)
    props.onChange(meant === '' ? null : isExact(meant) ? toJson(meant) : typed)
  }
  return (
    <Input
      {...control(props)} className="lq-exact" inputMode="decimal" autoComplete="off" prefix={prefix} suffix={suffix}
      ref={input} value={typing ?? rest} onFocus={open} onBlur={() => setTyping(null)}
      onChange={(event) => { setTyping(event.target.value); commit(event.target.value) }}
    />
  )
}
