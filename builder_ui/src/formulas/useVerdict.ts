import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { check } from './api'
import type { Place, Verdict } from './types'

export const PAUSE = 300

/** The text as it was when the typing last paused. */
export function usePaused(text: string, pause = PAUSE): string {
  const [late, setLate] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setLate(text), pause)
    return () => clearTimeout(timer)
  }, [text, pause])
  return late
}

export interface Judged {
  /** What the server says of exactly this text; undefined until it has. */
  verdict: Verdict | undefined
  /** The last it said, of this text or of the one before: a sentence to show meanwhile. */
  before: Verdict | undefined
  error: unknown
}

/** What the server says of a text. An answer belongs to the text it was asked for: a late one changes nothing. */
export function useVerdict(place: Place, text: string): Judged {
  const asked = usePaused(text.trim())
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['expressions', place.app, 'check', place.form ?? '', place.wanted ?? '', place.is_test ?? false, JSON.stringify(place.names ?? {}), asked],
    queryFn: ({ signal }) => check(place, { text: asked }, signal),
    enabled: asked !== '', staleTime: 5_000, retry: false, placeholderData: (previous) => previous,
  })
  const isNow = asked === text.trim() && asked !== ''
  return { verdict: isNow && !isPlaceholderData ? data : undefined, before: asked === '' ? undefined : data, error }
}
