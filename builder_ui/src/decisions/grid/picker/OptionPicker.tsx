import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { valuesOf } from '../../cells/cell'
import type { Valued } from '../../cells/kind'
import { parse } from '../../cells/parse'
import { showThen, showWhen, WORDS } from '../../cells/words'
import { quoted, write as feel } from '../../cells/write'
import { listed, text as literal, type Literal } from '../../cells/cell'
import { readInto } from '../cellText'
import type { PickerProps } from './Picker'
import { language } from '@/i18n'

const truths = [true, false] as const

/** Options to tick: any of them, or all others. A result takes one. */
export const OptionPicker = ({ column, text, write, done, valued }: PickerProps & { valued: Valued }) => {
  const { t } = useTranslation()
  const isBoolean = valued.kind === 'boolean'
  const options = isBoolean ? truths.map((truth) => ({ code: String(truth), label: { zh: WORDS.zh[truth ? 'yes' : 'no'], en: WORDS.en[truth ? 'yes' : 'no'] }, retired: false })) : valued.options
  const cell = parse(readInto(column, text, valued))
  const chosen = valuesOf(cell) ?? []
  const not = cell.is === 'tests' && cell.not
  const half = text.trim().toLowerCase()
  const matching = options.filter((option) => chosen.length > 0 || half === '' || cell.is !== 'other' || `${option.code} ${label(option.label)}`.toLowerCase().includes(half))
  const shown = (matching.length > 0 ? matching : options).filter(({ retired, code }) => !retired || chosen.includes(code))
  const literalOf = (code: string): Literal => (isBoolean ? { of: 'boolean', text: code as 'true' | 'false' } : literal(code))
  const tell = (codes: readonly string[], except: boolean) => write(codes.length === 0 ? WORDS[language()].any : showWhen(feel(listed(codes.map(literalOf), except)), valued))
  const toggle = (code: string) => tell(chosen.includes(code) ? chosen.filter((each) => each !== code) : options.map((option) => option.code).filter((each) => each === code || chosen.includes(each)), not)

  if (column.band === 'then') {
    return (
      <ul className="choices">
        {shown.map((option) => (
          <li key={option.code}><button type="button" className={chosen.includes(option.code) ? 'on' : ''} onClick={() => done(isBoolean ? option.code : showThen(quoted(option.code), valued))}>{label(option.label)}</button></li>
        ))}
      </ul>
    )
  }
  return (
    <>
      <div className="modes" role="group" aria-label={t('decisions.mode')}>
        <button type="button" aria-pressed={cell.is === 'any'} onClick={() => done(WORDS[language()].any)}>{t('decisions.any')}</button>
        <button type="button" aria-pressed={!not && chosen.length > 0} onClick={() => tell(chosen, false)}>{t('decisions.one_of')}</button>
        <button type="button" aria-pressed={not} onClick={() => tell(chosen.length > 0 ? chosen : [shown[0]?.code ?? ''], true)}>{t('decisions.all_but')}</button>
      </div>
      <ul className="choices ticks">
        {shown.map((option) => <li key={option.code}><Checkbox checked={chosen.includes(option.code)} onChange={() => toggle(option.code)}>{label(option.label)}</Checkbox></li>)}
      </ul>
    </>
  )
}
