import { infiniteQueryOptions } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { get } from '@/api/client'
import type { Label } from '@/i18n'

/** A value a word is in; `marks` are where, as pairs of places. */
export interface Hit { field: string; label: Label; text: string; marks: [number, number][] }
export interface HitRecord { id: string; title: string; hits: Hit[] }
export interface HitGroup {
  app: string; app_label: Label; form: string; label: Label
  items: HitRecord[]; next: string | null; count: { value: number; exact: boolean }
}
interface Found { groups: HitGroup[]; unfinished: boolean }

/** What the server would search for: one Chinese character is enough, of letters and digits it takes two. */
export const isSearchable = (typed: string): boolean => {
  const words = typed.trim().split(/\s+/)
  return words[0] !== '' && words.every((word) => word.length > 1 || word.charCodeAt(0) > 127)
}

/** Records of all forms that answer, or those of one form page by page. */
export const searchQuery = (typed: string, form: string | undefined) => infiniteQueryOptions({
  queryKey: ['search', typed, form ?? ''],
  queryFn: ({ signal, pageParam }) => get<Found>('/api/search', { query: { q: typed, form, after: pageParam }, signal }),
  initialPageParam: '',
  getNextPageParam: (last) => (form ? last.groups[0]?.next : undefined),
  enabled: isSearchable(typed),
  gcTime: 0,
  retry: false,
})

/** The groups of all pages; of one form its pages are one group. */
export const groupsOf = (pages: readonly Found[]): HitGroup[] => {
  const [first, ...more] = pages
  const later = more.flatMap((page) => page.groups)
  return (first?.groups ?? []).map((group) => ({ ...group, items: [group, ...later].flatMap((each) => each.items), next: (later.at(-1) ?? group).next }))
}

/** A text cut at its marks: which parts are marked. */
export const partsOf = (text: string, marks: readonly (readonly [number, number])[]): { text: string; marked: boolean }[] => {
  const letters = Array.from(text)
  const parts: { text: string; marked: boolean }[] = []
  let at = 0
  for (const [start, end] of marks) {
    parts.push({ text: letters.slice(at, start).join(''), marked: false }, { text: letters.slice(start, end).join(''), marked: true })
    at = end
  }
  parts.push({ text: letters.slice(at).join(''), marked: false })
  return parts.filter((part) => part.text !== '')
}

/** A value once it has stood still for a moment. */
export const useSettled = <T,>(value: T, after = 250): T => {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), after)
    return () => clearTimeout(timer)
  }, [value, after])
  return settled
}
