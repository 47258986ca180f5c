import type { Values } from '../types'

/** Values a new record begins with. They wait here, in memory: in no address and no history. */
let waiting: { app: string; form: string; values: Values } | null = null

/** Have the next new record of a form begin with these values. */
export const prefill = (app: string, form: string, values: Values): void => {
  waiting = { app, form, values }
}

/** What a new record of this form begins with, where anything waits for it. */
export const prefilled = (app: string, form: string): Values | undefined => (waiting?.app === app && waiting.form === form ? waiting.values : undefined)

/** They have been taken. */
export const forgetPrefilled = (): void => {
  waiting = null
}
