import { newUid } from '@/document'
import type { dice } from '@/document/tests/random'
import {
  addBin, addCase, addCharacteristic, addInput, addOutput, changeBin, changeCard, changeCase, changeCharacteristic, changeInput, changeOutput, changeTable,
  duplicateRows, fillDown, insertRows, moveBin, moveCase, moveCharacteristic, moveColumn, moveRows, pasteCells, removeBin, removeCase, removeCharacteristic,
  removeColumn, removeRows, replaceTable, setCells, stepRows, type CardBody, type CardCommand, type DecisionCommand, type Input, type Output, type Row, type TableBody, type TableCommand,
} from '..'

export const input = (name: string, type = 'text', more: Partial<Input> = {}): Input => ({ uid: newUid(), name, type, expression: name, ...more })
export const output = (name: string, type = 'text', more: Partial<Output> = {}): Output => ({ uid: newUid(), name, type, ...more })
export const row = (when: readonly string[], then: readonly string[], note?: string): Row => ({ uid: newUid(), when, then, ...(note ? { note } : {}) })

export const table = (more: Partial<TableBody> = {}): TableBody => ({
  kind: 'decision', schema: 1, name: 'dispatch', uid: newUid(), label: { zh: '派单', en: 'Dispatch' }, form: 'complaint', hit_policy: 'first',
  inputs: [input('level', 'option:bank_base/customer_level'), input('amount', 'money:CNY')], outputs: [output('post'), output('hours', 'number')],
  rows: [row(['"private"', '-'], ['"desk"', '4']), row(['-', '> 50000'], ['"rm"', '8']), row(['-', '-'], ['"rm"', '24'], '其余')],
  ...more,
})

export const card = (): CardBody => ({
  kind: 'decision', schema: 1, name: 'score', uid: newUid(), label: { zh: '评分', en: 'Score' }, shape: 'score_card', base: '100',
  characteristics: [{ uid: newUid(), name: 'age', type: 'number', expression: 'age', bins: [{ uid: newUid(), when: '< 25', points: '5' }, { uid: newUid(), when: '[25..60]', points: '20' }], otherwise: { points: '0' } }],
})

type Dice = ReturnType<typeof dice>

/** Any command a person could give to this table. */
export function anyTableCommand(doc: TableBody, { below, pick }: Dice): TableCommand {
  const one = pick(doc.rows)?.uid ?? 'nobody'
  const some = new Set(doc.rows.filter(() => below(3) === 0).map(({ uid }) => uid))
  const column = pick([...doc.inputs, ...doc.outputs])?.uid ?? 'nowhere'
  const cell = pick(['-', '"vip"', '> 5', '[1..2]', 'not("x")', '']) ?? '-'
  const band = pick(['when', 'then', 'note'] as const) ?? 'when'
  const fresh = row(['-'], ['"x"'])
  const uids = doc.rows.slice(below(4), below(6)).map(({ uid }) => uid)
  const cases = doc.cases ?? []
  const test = pick(cases)?.uid ?? 'none'
  const commands: (() => TableCommand | DecisionCommand)[] = [
    () => setCells([{ row: one, column: { band, index: below(4) }, text: cell }, { row: pick(doc.rows)?.uid ?? '', column: { band: 'when', index: 0 }, text: cell }]),
    () => insertRows(below(9), [fresh]),
    () => insertRows(below(9), doc.rows.slice(0, 1)),
    () => duplicateRows(new Map([...some].map((uid) => [uid, newUid()]))),
    () => moveRows(some, below(8)),
    () => stepRows(some, below(2) === 0 ? 1 : -1),
    () => removeRows(below(4) === 0 ? some : new Set([one])),
    () => addInput(input('channel'), below(5)),
    () => addOutput(output('channel', 'number', { default: '1' }), below(5)),
    () => changeInput(column, { type: 'number', label: below(2) ? { zh: '金额' } : undefined }),
    () => changeOutput(column, { default: below(2) ? '1' : undefined }),
    () => moveColumn(column, below(5) - 2),
    () => removeColumn(column),
    () => changeTable({ hit_policy: pick(['first', 'collect', 'unique']) ?? 'first', aggregation: below(2) ? 'sum' : undefined }),
    () => pasteCells({ rows: uids, column: below(5), texts: Array.from({ length: uids.length + below(3) }, () => ['1', cell, '2']), fresh: [newUid(), newUid()] }),
    () => fillDown(uids, below(3), below(5)),
    () => replaceTable({ hit_policy: 'first', inputs: doc.inputs.slice(0, 1), outputs: doc.outputs, rows: doc.rows.slice(0, 4) }),
    () => addCase({ uid: newUid(), name: 'case', values: { level: 'vip' }, expected: { post: 'rm' } }),
    () => changeCase(test, { expected: below(9), label: { zh: '一例' } }),
    () => moveCase(test, below(3) - 1),
    () => removeCase(test),
  ]
  return (pick(commands) ?? (() => removeRows(some)))() as TableCommand
}

/** Any command a person could give to this score card. */
export function anyCardCommand(doc: CardBody, { below, pick }: Dice): CardCommand {
  const one = pick(doc.characteristics)
  const uid = one?.uid ?? 'nobody'
  const bin = pick(one?.bins ?? [])?.uid ?? 'none'
  const commands: (() => CardCommand)[] = [
    () => addCharacteristic({ uid: newUid(), name: 'income', type: 'money:CNY', expression: 'income', bins: [] }),
    () => changeCharacteristic(uid, { otherwise: below(2) ? { points: '3' } : undefined }),
    () => moveCharacteristic(uid, below(3) - 1),
    () => removeCharacteristic(uid),
    () => changeCard({ base: below(2) ? '10' : undefined }),
    () => addBin(uid, { uid: newUid(), when: '> 3', points: '1' }),
    () => changeBin(uid, bin, { points: String(below(50)), reason: below(2) ? { zh: '年轻' } : undefined }),
    () => moveBin(uid, bin, below(3) - 1),
    () => removeBin(uid, bin),
  ]
  return (pick(commands) ?? (() => removeBin(uid, bin)))()
}
