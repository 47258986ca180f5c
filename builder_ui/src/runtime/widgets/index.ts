import { ChoicesWidget } from './ChoicesWidget'
import { ChoiceWidget } from './ChoiceWidget'
import { DecimalWidget } from './DecimalWidget'
import { EmailWidget } from './EmailWidget'
import { FileWidget } from './FileWidget'
import { IdNumberWidget } from './IdNumberWidget'
import { IntegerWidget } from './IntegerWidget'
import { later, moment } from './later'
import { LongTextWidget } from './LongTextWidget'
import { MoneyWidget } from './MoneyWidget'
import { OrgUnitWidget } from './OrgUnitWidget'
import { PercentWidget } from './PercentWidget'
import { PersonWidget } from './PersonWidget'
import { PhoneWidget } from './PhoneWidget'
import { ReferenceWidget } from './ReferenceWidget'
import { SerialNumberWidget } from './SerialNumberWidget'
import { SignatureWidget } from './SignatureWidget'
import { SwitchWidget } from './SwitchWidget'
import { TextWidget } from './TextWidget'
import type { Widget } from './widget'

/** Widgets by the name a field type asks for. */
const widgets: Record<string, Widget> = {
  text: TextWidget, long_text: LongTextWidget, integer: IntegerWidget, decimal: DecimalWidget, money: MoneyWidget, percent: PercentWidget,
  switch: SwitchWidget, date: moment('DateWidget'), date_time: moment('DateTimeWidget'), choice: ChoiceWidget, choices: ChoicesWidget, phone: PhoneWidget,
  email: EmailWidget, id_number: IdNumberWidget, person: PersonWidget, org_unit: OrgUnitWidget, reference: ReferenceWidget, serial_number: SerialNumberWidget,
  time: moment('TimeWidget'), duration: later('DurationWidget'), url: later('UrlWidget'), rating: later('RatingWidget'), slider: later('SliderWidget'), tags: later('TagsWidget'), card_number: later('CardNumberWidget'),
  region: later('RegionWidget'), any_region: later('AnyRegionWidget'), address: later('AddressWidget'), location: later('LocationWidget'), rich_text: later('RichTextWidget'), file: FileWidget, image: FileWidget, signature: SignatureWidget, people: later('PeopleWidget'), references: later('ReferencesWidget'), table: later('TableWidget'),
}

/** The type names that differ from their widget's. */
const byType: Record<string, string> = { boolean: 'switch' }

/** The widget of a type; one the browser does not know yet is typed as text. `widget` is what the catalogue names. */
export const widgetOf = (type: string, widget?: string): Widget => widgets[widget ?? byType[type] ?? type] ?? TextWidget

export type { Widget, WidgetProps } from './widget'
