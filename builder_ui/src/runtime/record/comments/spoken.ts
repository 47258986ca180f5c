import type { Named } from '@/api/types'

/** A piece of a comment: plain words, or somebody's name after an @. */
export interface Piece {
  text: string
  person?: string
}

/** A comment cut where somebody is mentioned by his name; the longest name wins, so that 王小 is not found in @王小明. */
export const spoken = (text: string, mentions: readonly Named[]): Piece[] => {
  const people = mentions.filter((one) => one.label).sort((a, b) => (b.label?.length ?? 0) - (a.label?.length ?? 0))
  const pieces: Piece[] = []
  let plain = ''
  for (let at = 0; at < text.length;) {
    const found = text[at] === '@' ? people.find((one) => text.startsWith(one.label ?? '', at + 1)) : undefined
    if (!found) {
      plain += text[at]
      at += 1
      continue
    }
    if (plain) pieces.push({ text: plain })
    plain = ''
    pieces.push({ text: `@${found.label}`, person: found.id })
    at += 1 + (found.label?.length ?? 0)
  }
  return plain ? [...pieces, { text: plain }] : pieces
}

/** Whom a text still mentions, of those chosen while it was written. */
export const mentioned = (text: string, chosen: readonly Named[]): string[] => {
  const found = new Set(spoken(text, chosen).map((piece) => piece.person))
  return chosen.filter((one) => found.has(one.id)).map((one) => one.id)
}
