import { LookUpSelect } from './LookUpSelect'
import { lookUpPeople } from './lookUps'
import type { WidgetProps } from './widget'

/** A colleague, found by name. */
export const PersonWidget = (props: WidgetProps) => <LookUpSelect {...props} about="people" lookUp={lookUpPeople} />
