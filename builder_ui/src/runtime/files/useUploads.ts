import { useContext, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { remove } from '@/api/client'
import { ApiError } from '@/api/problem'
import type { FieldMeta, Json } from '../types'
import { addressOf, filesOf, sizeText, type FileValue } from './files'
import { countUpload, FormPlace } from './place'
import { upload } from './upload'

/** A file on its way, or one that was not taken. */
export interface Pending {
  key: number
  name: string
  part: number
  problem?: string
}

const MB = 1024 * 1024
let keys = 0

const saidBy = (error: unknown, otherwise: string): string => {
  if (!(error instanceof ApiError)) return otherwise
  return error.problems[0]?.message || error.message || otherwise
}

/** Uploads for one field: what is on its way, and the files its value names. */
export const useUploads = (field: FieldMeta, value: Json, onChange: (value: Json) => void) => {
  const { t } = useTranslation()
  const place = useContext(FormPlace)
  const [pending, setPending] = useState<Pending[]>([])
  const running = useRef(new Map<number, AbortController>())
  const claims = useRef(new Set<string>())
  const now = useRef<FileValue[]>([])
  const tell = useRef(onChange)
  const files = filesOf(value)
  useEffect(() => {
    tell.current = onChange
  })
  useEffect(() => {
    now.current = filesOf(value) // only when it is another: a form may take what it was told a moment later
  }, [value])
  useEffect(() => {
    const all = running.current
    return () => all.forEach((one) => one.abort())
  }, [])

  const most = Number(field.options.at_most ?? (field.type === 'signature' ? 1 : 10))
  const largest = Number(field.options.max_size ?? (field.type === 'signature' ? 1 : 10)) * MB
  const change = (next: FileValue[]) => {
    now.current = next
    tell.current(next.length > 0 ? (next as unknown as Json) : null)
  }
  const put = (key: number, what: Partial<Pending> | null) =>
    setPending((all) => (what ? all.map((one) => (one.key === key ? { ...one, ...what } : one)) : all.filter((one) => one.key !== key)))

  const send = async (key: number, file: File, to: { app: string; form: string }) => {
    const control = new AbortController()
    running.current.set(key, control)
    countUpload(1)
    try {
      const done = await upload({ ...to, field: field.name }, file, (part) => put(key, { part }), control.signal)
      claims.current.add(done.id)
      put(key, null)
      change([...now.current, { id: done.id, name: done.name, size: done.size, type: done.type }])
    } catch (error) {
      if (control.signal.aborted) put(key, null)
      else put(key, { problem: saidBy(error, t('form.file_failed')) })
    } finally {
      running.current.delete(key)
      countUpload(-1)
    }
  }

  /** Take files that were picked, dropped or drawn. `instead` replaces what is there. */
  const add = (picked: readonly File[], instead = false) => {
    if (!place) return
    if (instead) change([])
    const room = most - now.current.length - running.current.size
    picked.forEach((file, i) => {
      const key = ++keys
      const problem = i >= room ? t('form.file_too_many', { count: most }) : file.size > largest ? t('form.file_too_large', { size: sizeText(largest) }) : undefined
      setPending((all) => [...all.filter((one) => !one.problem || one.name !== file.name), { key, name: file.name, part: 0, problem }])
      if (!problem) void send(key, file, place)
    })
  }

  /** Break an upload off, or take away the note that it failed. */
  const drop = (key: number) => {
    running.current.get(key)?.abort()
    put(key, null)
  }

  /** Take a file out of the value; an upload that was never saved is given back. */
  const takeOut = (file: FileValue) => {
    change(now.current.filter((one) => one.id !== file.id))
    if (claims.current.delete(file.id)) void remove(addressOf(file)).catch(() => undefined)
  }

  return { files, pending, add, drop, takeOut, most, largest, isFull: files.length + pending.filter((one) => !one.problem).length >= most, isPreview: place === null }
}
