import { create } from 'zustand'

/** A list or a record a person opened. */
export interface Visit {
  to: string
  text: string
  note: string
  icon: string
  kind: 'list' | 'record'
  at: string
}

const kept = 10

/** The visits after one more: newest first, each place once, no more than ten. */
export const visited = (visits: readonly Visit[], visit: Visit): Visit[] =>
  [visit, ...visits.filter((one) => one.to !== visit.to)].slice(0, kept)

const place = (person: string) => `lq-recent-${person}`

const read = (person: string): Visit[] => {
  try {
    return JSON.parse(window.localStorage.getItem(place(person)) ?? '[]') as Visit[]
  } catch {
    return []
  }
}

interface Recent {
  person: string
  visits: Visit[]
  open: (person: string) => void
  visit: (person: string, visit: Visit) => void
}

/** What this person opened last, kept on this machine only. Titles of records are not kept beyond the session. */
export const useRecent = create<Recent>((set, get) => ({
  person: '',
  visits: [],
  open: (person) => { if (get().person !== person) set({ person, visits: read(person) }) },
  visit: (person, visit) => {
    const visits = visited(get().person === person ? get().visits : read(person), visit)
    window.localStorage.setItem(place(person), JSON.stringify(visits.filter((one) => one.kind === 'list')))
    set({ person, visits })
  },
}))
