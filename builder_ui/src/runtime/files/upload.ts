import { csrfToken } from '@/api/client'
import { ApiError } from '@/api/problem'
import { language } from '@/i18n'
import type { FileValue } from './files'

export interface UploadTo {
  app: string
  form: string
  field: string
}

/** Send one file, telling how much has gone; aborting the signal breaks it off. */
export const upload = (to: UploadTo, file: File, told: (part: number) => void, signal: AbortSignal): Promise<FileValue> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest() // fetch does not tell how far an upload has come
    request.open('POST', `/api/files?${new URLSearchParams({ ...to, name: file.name }).toString()}`)
    request.responseType = 'json'
    request.setRequestHeader('Accept-Language', language())
    request.setRequestHeader('X-CSRF-Token', csrfToken())
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.upload.onprogress = ({ loaded, total }) => told(total > 0 ? loaded / total : 0)
    request.onerror = () => reject(new ApiError(0, { code: 'network' }))
    request.onabort = () => reject(new DOMException('broken off', 'AbortError'))
    request.onload = () => {
      const body = (request.response ?? {}) as Record<string, unknown>
      if (request.status === 201) resolve(body as unknown as FileValue)
      else reject(new ApiError(request.status, body))
    }
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
