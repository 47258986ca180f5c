import type { Json } from '../types'

/** A file as a value names it. */
export interface FileValue {
  id: string
  name: string
  size: number
  type: string
}

const isFile = (json: Json): json is { id: string; name: string; size: number; type: string } =>
  typeof json === 'object' && json !== null && !Array.isArray(json) && typeof json.id === 'string'

/** The files of a value; of anything else none. */
export const filesOf = (value: Json | undefined): FileValue[] =>
  (Array.isArray(value) ? value.filter(isFile) : []).map(({ id, name, size, type }) => ({ id, name: name ?? '', size: size ?? 0, type: type ?? '' }))

/** Where the bytes are; the rights of the field are asked there. */
export const addressOf = (file: FileValue): string => `/api/files/${encodeURIComponent(file.id)}`

/** The field types whose values are files. */
export const attached = new Set(['file', 'image', 'signature'])

const drawn = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp', 'image/avif'])

export const isPicture = (file: FileValue): boolean => drawn.has(file.type)
export const isPdf = (file: FileValue): boolean => file.type === 'application/pdf'
export const canBeShown = (file: FileValue): boolean => isPicture(file) || isPdf(file)

/** A size as people say it. */
export const sizeText = (bytes: number): string => {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`
  const megabytes = bytes / 1024 / 1024
  return `${Number.isInteger(megabytes) ? megabytes : megabytes.toFixed(1)} MB`
}
