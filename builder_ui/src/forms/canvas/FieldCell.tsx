import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Field } from '@/document'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { useSaving } from '@/studio/editor/context'
import { typeNamed } from '@/studio/catalogue'
import { useChoose } from '../copying/useChoose'
import { useDesigner, useForm, useIsSelected } from '../designer'
import { useDrag, type Dragged } from '../dnd'
import { typeIcon } from '../icons'
import type { OptionSets } from '../meta'
import { FieldBar } from './FieldBar'
import { FieldFace } from './FieldFace'

interface Props {
  field: Field
  width: number
  readOnly: boolean
  sets: OptionSets
}

/** A field in the designer: the real control below, and over it one button that selects and drags it. */
export const FieldCell = memo(({ field, width, readOnly, sets }: Props) => {
  const { t } = useTranslation()
  const { catalogue, several } = useDesigner()
  const select = useForm((state) => state.select)
  const choose = useChoose()
  const selected = useIsSelected(field.uid)
  const alone = useForm(({ also }) => also.length === 0)
  const trouble = useTrouble(field)
  const icon = typeIcon(typeNamed(catalogue, field.type)?.icon)
  const name = label(field.label) || field.name
  const dragged = useMemo<Dragged>(() => ({ kind: 'field', uid: field.uid, icon, text: name }), [field.uid, icon, name])
  const { ref, handle, listeners, isDragging } = useDrag(`field:${field.uid}`, dragged)
  const state = [selected ? 'on' : '', isDragging ? 'lifted' : '', trouble ? 'error' : ''].join(' ')
  return (
    <div ref={ref} className={`lq-cell ${state}`} style={{ gridColumn: `span ${width}` }} data-part={field.uid} data-field={field.name}>
      <div inert className="face"><FieldFace field={field} sets={sets} /></div>
      {trouble && <p className="trouble s12">{trouble}</p>}
      <button
        type="button" className="hit" disabled={readOnly} aria-pressed={selected} aria-label={t('forms.select_field', { name })}
        onClick={(event) => choose(field.uid, event)} onFocus={(event) => !several && !selected && event.currentTarget.matches(':focus-visible') && select(field.uid)} {...listeners}
      />
      {!readOnly && <span ref={handle} {...listeners} className="grip" aria-hidden="true"><Icon name="grip" /></span>}
      {selected && alone && !readOnly && <FieldBar field={field} />}
    </div>
  )
})
FieldCell.displayName = 'FieldCell'

/** The first thing that is wrong with this field, in words. */
function useTrouble(field: Field): string | undefined {
  const index = useForm(({ doc }) => doc.fields.indexOf(field))
  const { draft } = useSaving()
  const prefix = `/fields/${index}`
  return draft.problems.find(({ path, severity }) => severity === 'error' && (path === prefix || path.startsWith(`${prefix}/`)))?.message
}
