import { createContext } from 'react'

/** The form whose fields files are uploaded for; none in a preview, where nothing is uploaded. */
export const FormPlace = createContext<{ app: string; form: string } | null>(null)

let underway = 0

/** An upload began (+1) or ended (-1). */
export const countUpload = (by: 1 | -1): void => {
  underway += by
}

/** Something is still on its way: what is saved now would lack it. */
export const isUploading = (): boolean => underway > 0
