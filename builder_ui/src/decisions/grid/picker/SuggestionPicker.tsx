import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { language } from '@/i18n'
import type { Valued } from '../../cells/kind'
import { WORDS } from '../../cells/words'
import { useDecision, useDesk } from '../../desk'
import { textAt, type Row, type TableBody } from '../../document'
import { shownIn, typedFor } from '../cellText'
import type { PickerProps } from './Picker'

const MOST = 8
/** A column is not searched further than this for what others wrote. */
const SEARCHED = 1000

/** What this column says elsewhere, and the results it may give: taken with one click. */
export const SuggestionPicker = ({ column, text, done, valued }: PickerProps & { valued: Valued }) => {
  const { t } = useTranslation()
  const { valuedOf } = useDesk()
  const rows = useDecision<TableBody, readonly Row[]>((doc) => doc.rows)
  const known = useMemo(() => {
    const allowed = column.band === 'note' ? [] : (column.part.values ?? [])
    const counts = new Map<string, number>(allowed.map((each) => [each, 1]))
    for (const row of rows.slice(0, SEARCHED)) {
      const each = textAt(row, column)
      if (each !== '' && each !== '-') counts.set(each, (counts.get(each) ?? 0) + 1)
    }
    return [...counts].sort(([, one], [, other]) => other - one).map(([each]) => each)
  }, [column, rows])
  const half = text.trim().toLowerCase()
  const shown = known.filter((each) => half === '' || shownIn(column, each, valuedOf(column.uid)).toLowerCase().includes(half)).slice(0, MOST)
  return (
    <>
      {column.band === 'when' && <div className="modes"><button type="button" aria-pressed={text === '' || text === '-'} onClick={() => done(WORDS[language()].any)}>{t('decisions.any')}</button></div>}
      {shown.length > 0 && (
        <ul className="choices" aria-label={t('decisions.said_before')}>
          {shown.map((each) => <li key={each}><button type="button" onClick={() => done(typedFor(column, each, valued))}>{shownIn(column, each, valued)}</button></li>)}
        </ul>
      )}
      {shown.length === 0 && column.band !== 'note' && <p className="s12 t3 hint">{t(column.band === 'then' ? 'decisions.result_hint' : 'decisions.text_hint')}</p>}
    </>
  )
}
