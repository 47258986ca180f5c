import { useTranslation } from 'react-i18next'
import { isOrdered } from '../../cells/kind'
import { parse } from '../../cells/parse'
import { phrase, withUnit } from '../../cells/phrase'
import { useDesk } from '../../desk'
import type { Column } from '../../document'
import { readInto, shownIn, unread } from '../cellText'
import { AmountPicker } from './AmountPicker'
import { OptionPicker } from './OptionPicker'
import { SuggestionPicker } from './SuggestionPicker'

export interface PickerProps {
  readonly column: Column
  /** What is in the input now. */
  readonly text: string
  /** Put a text into the input, still being edited. */
  readonly write: (text: string) => void
  /** Take a text and close. */
  readonly done: (text: string) => void
}

/** Beneath the cell that is typed into: choices that fit its type, and how what is typed will be read. */
export const Picker = (props: PickerProps) => {
  const { t } = useTranslation()
  const { valuedOf } = useDesk()
  const { column, text } = props
  const valued = valuedOf(column.uid)
  const stored = readInto(column, text, valued)
  const words = column.band === 'when' ? (phrase(parse(stored), valued) ?? t('decisions.any_value')) : column.band === 'then' ? withUnit(shownIn(column, stored, valued), valued) : ''
  const wrong = unread(column, stored, valued)
  const conditions = column.band === 'when' && isOrdered(valued)
  return (
    <div className="lq-pick" role="group" aria-label={t('decisions.picker')}>
      {valued.kind === 'option' || valued.kind === 'boolean' ? <OptionPicker {...props} valued={valued} /> : conditions ? <AmountPicker {...props} valued={valued} /> : <SuggestionPicker {...props} valued={valued} />}
      {column.band !== 'note' && (
        <p className={`read s12 ${wrong ? 'danger' : 't3'}`}>
          {wrong ? t('decisions.not_read') : <>{t('decisions.reads_as')} <span className="t2">{words || t('decisions.empty')}</span></>}
        </p>
      )}
    </div>
  )
}
