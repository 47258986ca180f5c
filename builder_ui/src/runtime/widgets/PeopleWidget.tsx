import { LookUpSelect } from './LookUpSelect'
import { lookUpPeople } from './lookUps'
import type { WidgetProps } from './widget'

/** Several colleagues, found by name. */
export const PeopleWidget = (props: WidgetProps) => <LookUpSelect {...props} many about="people" lookUp={lookUpPeople} />
