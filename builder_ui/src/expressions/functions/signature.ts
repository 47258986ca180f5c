import { isList, kindOf, type Value } from '../values/types'

export type Implementation = (...values: Value[]) => Value

/** One parameter: the types it takes (none: any), whether it may be left out, whether it may be null. */
interface Parameter {
  name: string
  kinds: ReadonlySet<string>
  optional: boolean
  nullable: boolean
}

interface Signature {
  parameters: readonly Parameter[]
  call: Implementation
  variadic: boolean
}

/** `length: number?` may be left out, `value: any` takes everything and null, `x: string|null` takes null. */
const parameter = (text: string): Parameter => {
  const [name = '', rest = ''] = text.split(':')
  const optional = rest.endsWith('?')
  const names = rest.replace(/\?$/, '').split('|').map((each) => each.trim())
  const kinds = new Set(names.filter((each) => each !== 'any' && each !== 'null'))
  return { name: name.trim(), kinds, optional, nullable: kinds.size < names.length }
}

/** The value after the implicit conversions; undefined where the parameter does not take it. */
const taken = (by: Parameter, value: Value): Value | undefined => {
  if (value === null) return by.nullable || by.optional ? null : undefined
  const kind = kindOf(value)
  if (by.kinds.size === 0 || by.kinds.has(kind)) return value
  if (isList(value) && value.length === 1 && by.kinds.has(kindOf(value[0] ?? null))) return value[0]
  if (by.kinds.has('list')) return [value]
  return kind === 'date' && by.kinds.has('date and time') ? value : undefined
}

const acceptsCount = ({ parameters, variadic }: Signature, count: number): boolean => {
  const required = parameters.filter(({ optional }) => !optional).length
  return count >= required && (variadic || count <= parameters.length)
}

/** Named arguments in the order of the parameters; null when the names do not fit. */
const inOrder = ({ parameters }: Signature, names: readonly string[], values: readonly Value[]): Value[] | null => {
  const given = new Map(names.map((name, at) => [name, values[at] ?? null]))
  if (given.size !== names.length || !names.every((name) => parameters.some((each) => each.name === name))) return null
  if (parameters.some(({ name, optional }) => !given.has(name) && !optional)) return null
  const last = parameters.findLastIndex(({ name }) => given.has(name))
  return parameters.slice(0, last + 1).map(({ name }) => given.get(name) ?? null)
}

/** A built-in function with all its signatures; the first that takes the arguments gives the result. */
export class BuiltIn {
  private readonly signatures: Signature[] = []

  constructor(readonly name: string) {}

  add(call: Implementation, parameters: readonly string[], variadic: boolean): void {
    this.signatures.push({ call, variadic, parameters: parameters.map(parameter) })
  }

  /** Where an argument of that name may stand, in the first signature. */
  position(name: string): number {
    return this.signatures[0]?.parameters.findIndex((each) => each.name === name) ?? -1
  }

  call(values: readonly Value[], names: readonly string[] = []): Value {
    for (const signature of this.signatures) {
      const ordered = names.length > 0 ? inOrder(signature, names, values) : values
      if (!ordered || !acceptsCount(signature, ordered.length)) continue
      const last = signature.parameters.length - 1
      const converted = ordered.map((value, at) => {
        const by = signature.parameters[Math.min(at, last)]
        return by && taken(by, value)
      })
      if (!converted.includes(undefined)) return signature.call(...(converted as Value[]))
    }
    return null
  }
}

const builtIns = new Map<string, BuiltIn>()

/** Every built-in by name. */
export const library: ReadonlyMap<string, BuiltIn> = builtIns

/** Add a signature to a built-in; the ones added first are tried first. */
export const builtIn = (name: string, parameters: readonly string[], call: Implementation, { variadic = false } = {}): void => {
  const known = builtIns.get(name) ?? new BuiltIn(name)
  known.add(call, parameters, variadic)
  builtIns.set(name, known)
}
