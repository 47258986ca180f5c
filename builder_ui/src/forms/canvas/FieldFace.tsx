import { useMemo } from 'react'
import type { Field, FormBody } from '@/document'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { widgetOf } from '@/runtime/widgets'
import { typeNamed } from '@/studio/catalogue'
import { useEditor } from '@/studio/editor/context'
import { useDesigner } from '../designer'
import { metaOf, type OptionSets } from '../meta'
import { Linked } from './Linked'

const nothing = () => undefined

/** What a person will see of this field: the very control of the form, with the default already in it. */
export const FieldFace = ({ field, sets }: { field: Field; sets: OptionSets }) => {
  const { app } = useEditor<FormBody>()
  const { catalogue } = useDesigner()
  const meta = useMemo(() => metaOf(field, app, catalogue, sets), [field, app, catalogue, sets])
  const Widget = widgetOf(field.type, typeNamed(catalogue, field.type)?.widget)
  return (
    <>
      <div className="lb">
        <span className="nw">{label(field.label) || field.name}</span>
        {field.required && <span className="danger" aria-hidden="true">*</span>}
        <Linked field={field} />
        {field.read_only && <Icon name="lock" size={14} className="t3 end" />}
      </div>
      <Widget id={`face-${field.uid}`} field={meta} value={meta.default} onChange={nothing} disabled={meta.read_only} />
      {field.help && label(field.help) && <p className="s12 t3 help">{label(field.help)}</p>}
    </>
  )
}
