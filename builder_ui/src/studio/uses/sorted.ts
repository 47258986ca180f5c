import type { Use } from '../api'

/** The uses in one definition. */
export interface User {
  readonly key: string
  readonly first: Use
  readonly places: readonly Use[]
}

/** One entry for each definition, in the order they are first told. */
export function byUser(uses: readonly Use[]): User[] {
  const users = new Map<string, Use[]>()
  for (const use of uses) {
    const key = `${use.app} ${use.kind} ${use.name}`
    users.set(key, [...(users.get(key) ?? []), use])
  }
  return [...users].flatMap(([key, places]) => (places[0] ? [{ key, first: places[0], places }] : []))
}

/** A definition, of which something is to go away. */
export interface Owner {
  readonly app: string
  readonly kind: string
  readonly name: string
}

/** What is to be done about the uses before something goes. */
export interface Standing {
  /** Places of its own document that go along by themselves: its layout, what it is called by. */
  readonly own: readonly Use[]
  /** Places in lists of other definitions of the app, which can be taken out along with it. */
  readonly along: readonly Use[]
  /** Places somebody has to change himself. */
  readonly left: readonly Use[]
  /** Some of those are not in its own document: nothing is taken out along with it then. */
  readonly others: boolean
}

/** A right on a field goes with the rights on its form: what stands inside of what is dropped goes along. */
export function standing(owner: Owner, uses: readonly Use[]): Standing {
  const isOwn = (use: Use) => use.app === owner.app && use.kind === owner.kind && use.name === owner.name
  const dropped = uses.filter((use) => use.drop !== null && use.app === owner.app)
  const goes = (use: Use) => dropped.some((each) => each.kind === use.kind && each.name === use.name && `${use.path}/`.startsWith(`${each.drop ?? ''}/`))
  const left = uses.filter((use) => use.app !== owner.app || !goes(use))
  return {
    own: uses.filter((use) => isOwn(use) && goes(use)),
    along: uses.filter((use) => !isOwn(use) && use.app === owner.app && goes(use)),
    left,
    others: left.some((use) => !isOwn(use)),
  }
}
