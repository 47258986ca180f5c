import { path, post } from '@/api/client'

/** A column of a sheet as the server would make a field of it. */
export interface SheetField {
  title: string
  name: string
  type: string
  required: boolean
  options: Record<string, unknown>
  choices: { code: string; label: string }[]
  samples: string[]
}

const ask = (app: string, file: Blob, pasted: boolean) =>
  post<{ items: SheetField[] }>(path`/api/apps/${app}/sheet_fields`, { query: pasted ? { pasted: true } : {}, file }).then(({ items }) => items)

/** What the columns of cells copied from a sheet would be. */
export const ofText = (app: string, text: string) => ask(app, new Blob([text], { type: 'application/octet-stream' }), true)

/** What the columns of a file would be. */
export const ofFile = (app: string, file: File) => ask(app, new Blob([file], { type: 'application/octet-stream' }), false)
