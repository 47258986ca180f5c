import { useEffect, useRef, useState } from 'react'
import { group, isEmpty, read, written, type Group } from '@/conditions/drawing'
import { check } from './api'
import type { Finding, Place, Verdict } from './types'
import { PAUSE } from './useVerdict'

export interface Drawing {
  root: Group
  draw: (root: Group) => void
  /** What the server refused of what is drawn. */
  refused: readonly Finding[]
  /** The text is that of what is drawn, or there is none. */
  isDrawn: boolean
}

/**
 * What the condition builder shows for a text. What is drawn becomes text once nothing is lacking; a text that comes
 * from elsewhere (typed, undone) is drawn anew. Of several answers under way only the last one counts.
 */
export function useDrawing(place: Place, text: string, verdict: Verdict | undefined, change: (text: string) => void): Drawing {
  const [root, setRoot] = useState<Group>(() => group())
  const [drawnText, setDrawnText] = useState('')
  const [refused, setRefused] = useState<readonly Finding[]>([])
  const turn = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const now = useRef({ place, change })
  useEffect(() => {
    now.current = { place, change }
  })
  useEffect(() => () => clearTimeout(timer.current), [])

  // a text that was not drawn here
  const clean = text.trim()
  if (clean !== drawnText && (clean === '' || (verdict?.valid && verdict.conditions !== null && verdict.conditions !== undefined))) {
    setDrawnText(clean)
    setRoot(clean === '' ? group() : read(verdict?.conditions))
    setRefused([])
  }

  const draw = (next: Group) => {
    setRoot(next)
    clearTimeout(timer.current)
    const mine = (turn.current += 1)
    if (isEmpty(next)) {
      setDrawnText('')
      setRefused([])
      return change('')
    }
    const conditions = written(next)
    if (conditions === undefined) return
    timer.current = setTimeout(() => {
      void check(now.current.place, { conditions }).then(
        (answer) => {
          if (mine !== turn.current) return
          setRefused(answer.valid ? [] : answer.problems)
          if (!answer.text) return
          setDrawnText(answer.text.trim())
          now.current.change(answer.text)
        },
        () => undefined,
      )
    }, PAUSE)
  }
  return { root, draw, refused, isDrawn: clean === drawnText }
}
