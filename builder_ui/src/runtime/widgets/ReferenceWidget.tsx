import { LookUpSelect } from './LookUpSelect'
import { lookUpRecords } from './lookUps'
import type { WidgetProps } from './widget'

/** A record of another form, found by what its form shows as title. */
export const ReferenceWidget = (props: WidgetProps) => (
  <LookUpSelect {...props} about={`${props.field.target?.app}/${props.field.target?.form}`} lookUp={lookUpRecords(props.field)} />
)
