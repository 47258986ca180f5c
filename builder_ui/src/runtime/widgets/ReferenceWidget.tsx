import { LookUpSelect } from './LookUpSelect'
import { aboutRecords, lookUpRecords } from './lookUps'
import type { WidgetProps } from './widget'

/** A record of another form, found by what its form shows as title. */
export const ReferenceWidget = (props: WidgetProps) => (
  <LookUpSelect {...props} about={aboutRecords(props.field)} lookUp={lookUpRecords(props.field)} />
)
