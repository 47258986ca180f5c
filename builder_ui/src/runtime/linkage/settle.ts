import { BudgetExceeded, readGiven, type Expression, type Given, type Value } from '@/expressions'
import type { Json, Values } from '../types'
import type { CompiledCheck, CompiledField, Linkage } from './compile'
import { toJson, toRows, toValue, UNREADABLE } from './convert'

/** Who fills in the form, and when: what the expressions are given besides the record. */
export interface Circumstances {
  now: Date
  zone: string
  me: string
  /** Values of the system fields, by name; of a new record, what they will be. */
  system: Values
  /** What is known of records that are referred to: by record, values by path. */
  referred?: ReadonlyMap<string, Values>
}

/** What the expressions of a form make of the values filled in. */
export interface Settled {
  /** The values with what was worked out, and without those of hidden fields that are cleared. */
  values: Values
  hidden: ReadonlySet<string>
  required: ReadonlySet<string>
  locked: ReadonlySet<string>
  /** By name of a field, what of it cannot be chosen as things are. */
  refused: ReadonlyMap<string, ReadonlySet<string>>
  /** Checks that fail. */
  failed: readonly CompiledCheck[]
}

const systemTypes: Record<string, string> = { created_at: 'date_time', updated_at: 'date_time' }

class Settling {
  private readonly record = new Map<string, Value>()
  private readonly faulty = new Set<string>()
  private readonly given: Given
  private readonly values: Values
  private readonly hidden = new Set<string>()
  private readonly unsure = new Set<string>()

  constructor(private readonly linkage: Linkage, filledIn: Values, private readonly now: Circumstances) {
    const { zone, me, system } = now
    this.given = readGiven({ now: now.now.toISOString(), zone, me, ranks: linkage.ranks, calendars: linkage.calendars })
    this.values = { ...filledIn }
    for (const [uid, field] of linkage.byUid) this.put(uid, field.type, filledIn[field.name])
    for (const [name, value] of Object.entries(system)) this.put(name, systemTypes[name] ?? 'text', value)
  }

  run(): Settled {
    for (const one of this.linkage.fields) this.follow(one)
    for (const one of this.linkage.fields) if (!one.clears) this.isHidden(one)
    const asked = this.linkage.fields.filter(({ field }) => !this.hidden.has(field.name) && !this.unsure.has(field.name))
    const names = (some: readonly CompiledField[]) => new Set(some.map(({ field }) => field.name))
    return {
      values: this.values, hidden: this.hidden,
      required: names(asked.filter(({ required }) => this.isTrue(required))),
      locked: names(asked.filter(({ readOnly }) => this.isTrue(readOnly))),
      refused: new Map(asked.flatMap((one) => (one.offered ? [[one.field.name, this.refusedOf(one, one.offered)] as const] : []))),
      failed: this.linkage.checks.filter(({ fails }) => this.isTrue(fails)),
    }
  }

  private put(uid: string, type: string, json: Json | undefined): void {
    const table = this.linkage.byUid.get(uid)?.table
    const value = table ? toRows(table.columns, json, this.now.zone) : toValue(type, json, this.now.zone)
    if (value === UNREADABLE) this.faulty.add(uid)
    else this.faulty.delete(uid)
    this.record.set(uid, value === UNREADABLE ? null : value)
  }

  /** Nobody sees the field now. Where that is not known it is shown, and nothing is asked of it. */
  private isHidden({ field, visible }: CompiledField): boolean {
    const isSeen = visible ? this.isTrue(visible) : true
    if (isSeen === undefined) this.unsure.add(field.name)
    if (isSeen === false) this.hidden.add(field.name)
    return isSeen === false
  }

  /** The options that do not make it true, each put into the field; what cannot be worked out is left to the server. */
  private refusedOf({ field }: CompiledField, offered: Expression): Set<string> {
    const chosen = this.record.get(field.uid) ?? null
    const refused = (field.option_set?.options ?? []).map(({ code }) => code).filter((code) => {
      this.record.set(field.uid, code)
      return this.isTrue(offered) === false
    })
    this.record.set(field.uid, chosen)
    return new Set(refused)
  }

  /** What a new record holds at first: each default after those it reads. */
  defaults(): Values {
    const found: Record<string, Json> = {}
    for (const one of this.linkage.fields) {
      const { field, byDefault } = one
      if (!byDefault || (this.values[field.name] ?? null) !== null) this.follow(one)
      else {
        const value = this.evaluated(byDefault)
        const json = value === undefined ? null : toJson(field.type, field.options, value)
        if (json === null || field.option_set?.options.some(({ code, retired }) => code === json && retired)) continue
        found[field.name] = json
        this.set(field.uid, field.name, field.type, json)
      }
    }
    return found
  }

  /** A field that is emptied when nobody sees it, or worked out. */
  private follow(one: CompiledField): void {
    const { field, clears, computed } = one
    if (clears && this.isHidden(one)) return this.set(field.uid, field.name, field.type, null)
    if (!computed) return
    const value = this.evaluated(computed)
    if (value === undefined) this.faulty.add(field.uid)
    else this.set(field.uid, field.name, field.type, toJson(field.type, field.options, value))
  }

  private set(uid: string, name: string, type: string, json: Json): void {
    this.values[name] = json
    this.put(uid, type, json)
  }

  /** The value at a path; of a record referred to only where it has been asked for and may be seen. */
  private read(path: readonly string[]): Value | typeof UNREADABLE {
    const [uid = '', ...rest] = path
    const own = this.faulty.has(uid) ? UNREADABLE : (this.record.get(uid) ?? null)
    if (rest.length === 0 || own === null || typeof own !== 'string') return own
    const found = this.now.referred?.get(own)?.[path.join('.')]
    return found === undefined ? UNREADABLE : toValue(this.linkage.referred.get(path.join('.')) ?? 'text', found, this.now.zone)
  }

  /** Its value; undefined where it depends on what cannot be read, or costs too much: the server decides. */
  private evaluated(expression: Expression): Value | undefined {
    if (expression.fields.some((path) => this.read(path) === UNREADABLE)) return undefined
    try {
      return expression.value((path) => {
        const value = this.read(path)
        return value === UNREADABLE ? null : value
      }, this.given)
    } catch (error) {
      if (error instanceof BudgetExceeded) return undefined
      throw error
    }
  }

  private isTrue(expression: Expression | null): boolean | undefined {
    if (!expression) return undefined
    const value = this.evaluated(expression)
    return value === undefined ? undefined : value === true
  }
}

/** Values first, in the order in which they follow from each other; then what is asked of them. Pure. */
export const settle = (linkage: Linkage, filledIn: Values, now: Circumstances): Settled => new Settling(linkage, filledIn, now).run()

/** What a new record holds at first beside what was said of it. Pure. */
export const withDefaults = (linkage: Linkage, filledIn: Values, now: Circumstances): Values => ({ ...filledIn, ...new Settling(linkage, filledIn, now).defaults() })
