import { useTranslation } from 'react-i18next'
import { newUid } from '@/document'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { useEditor } from '@/studio/editor/context'
import { useFindings } from '../analysis/findings'
import type { Gap } from '../api'
import { useDesk } from '../desk'
import { emptyRow, type TableBody } from '../document'
import { useActions } from './actions'

/** More gaps than this are told by their number only. */
export const GAPS_SHOWN = 20

/** Values no row answers for, each with the row that would. */
export const GapRows = ({ span }: { span: number }) => {
  const { t } = useTranslation()
  const { readOnly } = useDesk()
  const { store } = useEditor<TableBody>()
  const { append } = useActions()
  const gaps = useFindings().analysis?.gaps ?? []
  const fill = (gap: Gap) => {
    const { doc } = store.getState()
    append({ ...emptyRow(doc, newUid()), when: gap.when, then: doc.outputs.map((output) => output.default ?? '') })
  }
  return (
    <>
      {gaps.slice(0, GAPS_SHOWN).map((gap) => (
        <tr key={gap.when.join('\n')} className="gap" data-gap>
          <td className="ix"><Icon name="warning" /></td>
          <td colSpan={span}>
            <div className="row g8">
              <b>{t('decisions.gap')}</b>
              <span className="sp nw" title={label(gap.sentence)}>{label(gap.sentence)}</span>
              {!readOnly && <button type="button" className="lq-link b" onClick={() => fill(gap)}>{t('decisions.fill_gap')}</button>}
            </div>
          </td>
        </tr>
      ))}
      {gaps.length > GAPS_SHOWN && <tr className="gap"><td className="ix" /><td colSpan={span}>{t('decisions.more_gaps', { count: gaps.length - GAPS_SHOWN })}</td></tr>}
    </>
  )
}

/** The last line: one more row, by a click. */
export const AddRow = ({ span }: { span: number }) => {
  const { t } = useTranslation()
  const { append } = useActions()
  return (
    <tr className="add">
      <td className="ix"><Icon name="plus" /></td>
      <td colSpan={span}><button type="button" className="lq-link" onClick={() => append()}>{t('decisions.add_row')}</button></td>
    </tr>
  )
}
