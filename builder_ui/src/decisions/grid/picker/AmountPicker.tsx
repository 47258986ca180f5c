import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Input } from 'antd'
import { language } from '@/i18n'
import type { Comparison, Literal } from '../../cells/cell'
import { isAmount, type Valued } from '../../cells/kind'
import { parse } from '../../cells/parse'
import { readValue } from '../../cells/read'
import { showValue, showWhen, WORDS } from '../../cells/words'
import { write as feel, writeLiteral } from '../../cells/write'
import { readInto } from '../cellText'
import type { PickerProps } from './Picker'

type Mode = Comparison | 'equal' | 'between'
const MODES: readonly Mode[] = ['>', '>=', '<', '<=', 'equal', 'between']

/** More than, less than, from – to; 5万 and 1.2亿 may be typed. */
export const AmountPicker = ({ column, text, write, done, valued }: PickerProps & { valued: Valued }) => {
  const { t } = useTranslation()
  const cell = parse(readInto(column, text, valued))
  const test = cell.is === 'tests' && !cell.not && cell.tests.length === 1 ? cell.tests[0] : undefined
  const [wish, setWish] = useState<Mode>()
  const [typing, setTyping] = useState<{ low?: string; high?: string }>({})
  const mode: Mode | undefined = wish ?? (test?.is === 'between' ? 'between' : test?.is === 'compared' ? test.by : test ? 'equal' : undefined)
  const low = test?.is === 'between' ? test.low : test?.value
  const high = test?.is === 'between' ? test.high : undefined
  const ends = test?.is === 'between' ? { withLow: test.withLow, withHigh: test.withHigh } : { withLow: true, withHigh: true }
  const shown = (value: Literal | undefined) => (value ? showValue(value, valued) : '')

  const tell = (how: Mode, from: Literal | undefined, to: Literal | undefined, borders = ends) => {
    if (!from || (how === 'between' && !to)) return
    const next = how === 'between' && to ? { is: 'between' as const, low: from, high: to, ...borders } : how === 'equal' ? { is: 'equal' as const, value: from } : { is: 'compared' as const, by: how as Comparison, value: from }
    write(showWhen(feel({ is: 'tests', not: false, tests: [next] }), valued))
  }
  const choose = (how: Mode) => {
    setWish(how)
    tell(how, low, high)
  }
  const type = (end: 'low' | 'high', typed: string) => {
    const now = { low: typing.low ?? shown(low), high: typing.high ?? shown(high), [end]: typed }
    setTyping((before) => ({ ...before, [end]: typed }))
    tell(mode ?? 'equal', readValue(now.low, valued), readValue(now.high, valued))
  }
  const control = (end: 'low' | 'high', value: Literal | undefined) => (
    <Input
      size="small" type={valued.kind === 'date' ? 'date' : 'text'} inputMode={isAmount(valued) ? 'decimal' : undefined} value={typing[end] ?? (valued.kind === 'date' ? (value?.text ?? '') : shown(value))} autoComplete="off"
      aria-label={t(mode === 'between' ? (end === 'low' ? 'decisions.from' : 'decisions.to') : 'decisions.value')} onChange={({ target }) => type(end, target.value)}
    />
  )
  return (
    <>
      <div className="modes wrap" role="group" aria-label={t('decisions.mode')}>
        <button type="button" aria-pressed={cell.is === 'any'} onClick={() => done(WORDS[language()].any)}>{t('decisions.any')}</button>
        {MODES.map((each) => <button key={each} type="button" aria-pressed={mode === each} onClick={() => choose(each)}>{t(`decisions.mode_${each}`)}</button>)}
      </div>
      {mode && (
        <div className="ends">
          {control('low', low)}
          {mode === 'between' && <>
            <span aria-hidden="true">–</span>
            {control('high', high)}
          </>}
        </div>
      )}
      {mode === 'between' && low && high && (
        <div className="borders s12">
          <label className="row g4"><input type="checkbox" checked={ends.withLow} onChange={({ target }) => tell('between', low, high, { ...ends, withLow: target.checked })} />{t('decisions.with_low', { value: shown(low) })}</label>
          <label className="row g4"><input type="checkbox" checked={ends.withHigh} onChange={({ target }) => tell('between', low, high, { ...ends, withHigh: target.checked })} />{t('decisions.with_high', { value: shown(high) })}</label>
        </div>
      )}
      {!mode && <p className="s12 t3 hint">{t(isAmount(valued) ? 'decisions.amount_hint' : `decisions.${valued.kind}_hint`)}</p>}
      {test && <p className="s12 t3 mono feel" title={t('decisions.as_stored')}>{test.is === 'equal' ? writeLiteral(test.value) : readInto(column, text, valued)}</p>}
    </>
  )
}
