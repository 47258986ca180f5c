import type { Given } from './given'
import type { Value } from './values/types'

/** An evaluation took more steps, turns of loops or time than it may. */
export class BudgetExceeded extends Error {}

const STEPS = 100_000
const ITERATIONS = 10_000
/** Of the clock on the wall: steps bound the work, this bounds what single steps with long texts may add up to. */
const MILLISECONDS = 250
const CHECK_CLOCK_EVERY = 512

/** Longest text a sum of texts may give, in code points. */
export const LONGEST_TEXT = 65_536

/** Digits before the point that a result of arithmetic may have. */
export const MOST_DIGITS = 34

/** The value at a path of field uids, from the record on. */
export type Read = (path: readonly string[]) => Value

/** One evaluation: what it reads, what it is given and what it has spent. */
export class Run {
  private steps = 0
  private iterations = 0
  private readonly started = performance.now()

  constructor(readonly read: Read, readonly given: Given) {}

  step(): void {
    if (++this.steps > STEPS) throw new BudgetExceeded('steps')
    if (this.steps % CHECK_CLOCK_EVERY === 0 && performance.now() - this.started > MILLISECONDS) throw new BudgetExceeded('milliseconds')
  }

  /** One turn of a loop. */
  iterate(): void {
    if (++this.iterations > ITERATIONS) throw new BudgetExceeded('iterations')
    this.step()
  }
}

/** Names and their values, inside an outer scope. */
export class Scope {
  constructor(private readonly values: ReadonlyMap<string, Value>, private readonly outer: Scope | null = null) {}

  find(name: string): Value {
    const own = this.values.get(name)
    if (own !== undefined) return own
    return this.outer ? this.outer.find(name) : null
  }
}
