import { LookUpSelect } from './LookUpSelect'
import { lookUpRecords } from './lookUps'
import type { WidgetProps } from './widget'

/** Several records of another form, found by what it shows as title. */
export const ReferencesWidget = (props: WidgetProps) => (
  <LookUpSelect {...props} many about={`${props.field.target?.app}/${props.field.target?.form}`} lookUp={lookUpRecords(props.field)} />
)
