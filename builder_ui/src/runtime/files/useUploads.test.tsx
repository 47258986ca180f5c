import { act, renderHook, waitFor } from '@testing-library/react'
import { useState, type PropsWithChildren } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import type { FieldMeta, Json } from '../types'
import { filesOf } from './files'
import { FormPlace } from './place'
import { useUploads } from './useUploads'

/** The browser's side of an upload: it ends when the test says so. */
class Sending {
  static all: Sending[] = []
  status = 0
  response: unknown = null
  upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {}
  onload?: () => void
  open() {}
  setRequestHeader() {}
  abort() {}
  send(file: File) {
    this.response = { id: file.name, name: file.name, size: 1, type: 'text/csv' }
    Sending.all.push(this)
  }
  done() {
    this.status = 201
    this.onload?.()
  }
}

afterEach(() => {
  Sending.all = []
  vi.unstubAllGlobals()
})

const field = { name: 'evidence', type: 'file', options: {} } as unknown as FieldMeta
const around = ({ children }: PropsWithChildren) => <FormPlace.Provider value={{ app: 'bank', form: 'complaint' }}>{children}</FormPlace.Provider>

test('two files that arrive while the form is slow to take the first are both kept', async () => {
  vi.stubGlobal('XMLHttpRequest', Sending)
  const { result } = renderHook(
    () => {
      const [value, setValue] = useState<Json>(null)
      return { value, uploads: useUploads(field, value, (next) => void setTimeout(() => setValue(next), 30)) }
    },
    { wrapper: around },
  )
  act(() => result.current.uploads.add([new File(['a'], 'a.csv'), new File(['b'], 'b.csv')]))
  const [first, second] = Sending.all
  await act(async () => first?.done())
  await act(async () => second?.upload.onprogress?.({ loaded: 1, total: 2 }))
  await act(async () => second?.done())
  await waitFor(() => expect(filesOf(result.current.value).map(({ name }) => name)).toEqual(['a.csv', 'b.csv']))
})
