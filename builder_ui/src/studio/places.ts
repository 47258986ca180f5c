import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { KINDS, type Kind } from './api'

/** A definition and a place inside it. */
export interface Place {
  readonly app: string
  readonly kind: Kind
  readonly name: string
  readonly pointer: string
}

/** Problems of a publication are placed as `/app/kind/name/…`; those of a draft begin inside it. */
export function placeOf(path: string): Place | undefined {
  const [app, kind, name, ...rest] = path.split('/').slice(1)
  if (!app || !kind || !name) return undefined
  return { app, kind: kind as Kind, name, pointer: rest.length > 0 ? `/${rest.join('/')}` : '' }
}

/** Definitions of this kind have an editor. */
export const hasEditor = (kind: string): boolean => (KINDS as readonly string[]).includes(kind)

/** The address of a place: its editor, and where in it. */
export function hrefOf({ app, kind, name, pointer }: Place): string {
  const page = kind === 'app' ? `/build/${app}/menu` : `/build/${app}/${kind}/${name}`
  return pointer === '' ? page : `${page}#${encodeURIComponent(pointer)}`
}

/** Open the editor of a definition, at the place that is meant. */
export function useGoTo(): (place: Place) => void {
  const navigate = useNavigate()
  return ({ app, kind, name, pointer }) => {
    const hash = pointer === '' ? undefined : encodeURIComponent(pointer)
    if (kind === 'form') void navigate({ to: '/build/$app/form/$form', params: { app, form: name }, hash })
    else if (kind === 'app') void navigate({ to: '/build/$app/$section', params: { app, section: 'menu' }, hash })
    else void navigate({ to: '/build/$app/$kind/$name', params: { app, kind, name }, hash })
  }
}

const TRIES = 100
const PAUSE = 100

/** When an editor was opened at a place, go there once it is drawn; `jump` says false while the place is not there yet. */
export function useArrival(jump: (pointer: string) => unknown): void {
  useEffect(() => {
    const pointer = decodeURIComponent(window.location.hash.slice(1))
    if (!pointer.startsWith('/')) return
    window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search)
    let timer: ReturnType<typeof setTimeout> | undefined
    const go = (left: number) => {
      if (jump(pointer) === false && left > 0) timer = setTimeout(() => go(left - 1), PAUSE)
    }
    requestAnimationFrame(() => go(TRIES))
    return () => clearTimeout(timer)
    // only on arriving
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
}
