import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { Kind } from './api'

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

/** When an editor was opened at a place, go there once it is drawn. */
export function useArrival(jump: (pointer: string) => void): void {
  useEffect(() => {
    const pointer = decodeURIComponent(window.location.hash.slice(1))
    if (!pointer.startsWith('/')) return
    window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search)
    requestAnimationFrame(() => jump(pointer))
    // only on arriving
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
}
