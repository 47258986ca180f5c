import { useQuery } from '@tanstack/react-query'
import { get } from '@/api/client'

/** A province, city or district with what lies within. */
export interface Region { value: string; label: string; children?: Region[] }

interface Listed { items: { code: string; name: string }[] }

let names = new Map<string, string>()

/** Names that stand where there is no city between a province and a county. */
const between = /^(省直辖县|自治区直辖县级行政区划|县)$/

const above = (code: string): string[] => [...new Set([`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code])]

/** 上海市浦东新区; the code itself as long as the names are not there, and where it is unknown. */
export const regionName = (code: string): string =>
  names.has(code) ? [...new Set(above(code).map((each) => names.get(each) ?? '').filter((name) => name && !between.test(name)))].join('') : code

/** The way to a region through the levels, for a picker. */
export const regionPath = (code: string): string[] => above(code).filter((each) => names.has(each))

const DEPTH = { province: 1, city: 2, district: 3 } as const
export type Level = keyof typeof DEPTH

/** The regions as a tree as deep as asked. */
export const regionTree = (level: Level): Region[] => {
  const found = new Map<string, Region>()
  const roots: Region[] = []
  for (const [value, label] of names) {
    const path = regionPath(value)
    if (path.length > DEPTH[level]) continue
    const one: Region = { value, label }
    found.set(value, one)
    const parent = found.get(path[path.length - 2] ?? '')
    if (parent) (parent.children ??= []).push(one)
    else roots.push(one)
  }
  return roots
}

const regionsQuery = {
  queryKey: ['regions'] as const,
  staleTime: Infinity,
  gcTime: Infinity,
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const { items } = await get<Listed>('/api/catalogue/regions', { signal })
    names = new Map(items.map(({ code, name }) => [code, name]))
    return names.size
  },
}

/** The names of regions, asked for once and only where one is shown or chosen. */
export const useRegions = (wanted = true) => useQuery({ ...regionsQuery, enabled: wanted })
