import { Button, Checkbox, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { useDesk } from '../desk'
import { altered, type FieldRight } from '../document'
import type { PartProps } from './NodeBody'

type See = NonNullable<FieldRight['see']>
const NOTHING = 'as_role'

/** What whoever has the task sees and writes of each field; what is not said is as his role has it. */
export const FieldMatrix = ({ node, set }: PartProps) => {
  const { t } = useTranslation()
  const { fields } = useDesk()
  const rights = node.fields ?? []
  const of = (name: string) => rights.find(({ field }) => field === name)
  const put = (name: string, what: { see?: See | undefined; write?: 'always' | undefined }) => {
    const before = of(name) ?? { field: name }
    const next = altered<FieldRight>(before, what)
    const idle = next.see === undefined && next.write === undefined
    const rest = rights.filter((each) => each !== before)
    set({ fields: idle ? rest : of(name) ? rights.map((each) => (each === before ? next : each)) : [...rights, next] })
  }
  const all = (right: (name: string) => FieldRight) => set({ fields: fields.map(({ name }) => right(name)) })
  return (
    <>
      <p className="s12 t3">{t('flows.rights_why')}</p>
      <div className="row g8">
        <Button size="small" onClick={() => all((field) => ({ field, see: 'clear' }))}>{t('flows.all_read')}</Button>
        <Button size="small" disabled={rights.length === 0} onClick={() => set({ fields: [] })}>{t('flows.all_role')}</Button>
      </div>
      <table className="lqf-matrix">
        <caption className="lq-hidden">{t('flows.tab_fields')}</caption>
        <thead><tr><th scope="col">{t('studio.field')}</th><th scope="col">{t('flows.may_write')}</th><th scope="col">{t('studio.see')}</th></tr></thead>
        <tbody>
          {fields.map(({ name, label: text, field }) => {
            const right = of(name)
            const title = label(text) || name
            const given = field?.computed !== undefined || field?.type === 'serial_number'
            return (
              <tr key={name}>
                <th scope="row">{title}</th>
                <td><Checkbox checked={right?.write === 'always'} disabled={given || right?.see === 'hidden'} aria-label={t('flows.may_write_of', { name: title })} onChange={({ target }) => put(name, target.checked ? { write: 'always', see: right?.see ?? 'clear' } : { write: undefined })} /></td>
                <td>
                  <Select<See | typeof NOTHING>
                    size="small" className="lq-wide" value={right?.see ?? NOTHING} aria-label={t('flows.see_of', { name: title })}
                    options={[{ value: NOTHING, label: t('flows.as_role') }, ...(['clear', 'masked', 'hidden'] as const).map((value) => ({ value, label: t(`studio.see_${value}`) }))]}
                    onChange={(see) => put(name, { see: see === NOTHING ? undefined : see, ...(see === 'hidden' ? { write: undefined } : {}) })}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}
