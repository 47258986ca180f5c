import { LookUpSelect } from './LookUpSelect'
import { lookUpUnits } from './lookUps'
import type { WidgetProps } from './widget'

/** A unit of the bank, found by name. */
export const OrgUnitWidget = (props: WidgetProps) => <LookUpSelect {...props} about="org_units" lookUp={lookUpUnits} />
