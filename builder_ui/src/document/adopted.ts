/**
 * What the server changed of a document it was sent, taken over into the one that is being edited: a text that is still
 * as it was sent becomes what the server made of it. So an expression follows the field whose name its author changed.
 */
export const adopted = <D>(now: D, sent: unknown, kept: unknown): D => merged(now, sent, kept) as D

function merged(now: unknown, sent: unknown, kept: unknown): unknown {
  if (typeof sent === 'string') return typeof kept === 'string' && now === sent ? kept : now
  if (Array.isArray(sent)) {
    if (!Array.isArray(now) || !Array.isArray(kept) || now.length !== sent.length || kept.length !== sent.length) return now
    const next = now.map((each, index): unknown => merged(each, sent[index], kept[index]))
    return next.some((each, index) => each !== now[index]) ? next : now
  }
  if (!isObject(sent) || !isObject(now) || !isObject(kept)) return now
  const next = Object.fromEntries(Object.entries(now).map(([name, each]) => [name, name in sent ? merged(each, sent[name], kept[name]) : each]))
  return Object.keys(next).some((name) => next[name] !== now[name]) ? next : now
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
