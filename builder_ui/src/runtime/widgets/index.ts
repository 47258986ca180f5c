import { CardNumberWidget } from './CardNumberWidget'
import { ChoicesWidget } from './ChoicesWidget'
import { ChoiceWidget } from './ChoiceWidget'
import { DateTimeWidget } from './DateTimeWidget'
import { DateWidget } from './DateWidget'
import { DecimalWidget } from './DecimalWidget'
import { EmailWidget } from './EmailWidget'
import { FileWidget } from './FileWidget'
import { IdNumberWidget } from './IdNumberWidget'
import { IntegerWidget } from './IntegerWidget'
import { later } from './later'
import { LocationWidget } from './LocationWidget'
import { LongTextWidget } from './LongTextWidget'
import { MoneyWidget } from './MoneyWidget'
import { OrgUnitWidget } from './OrgUnitWidget'
import { PeopleWidget } from './PeopleWidget'
import { PercentWidget } from './PercentWidget'
import { PersonWidget } from './PersonWidget'
import { PhoneWidget } from './PhoneWidget'
import { ReferencesWidget } from './ReferencesWidget'
import { ReferenceWidget } from './ReferenceWidget'
import { RichTextWidget } from './RichTextWidget'
import { SerialNumberWidget } from './SerialNumberWidget'
import { SignatureWidget } from './SignatureWidget'
import { SwitchWidget } from './SwitchWidget'
import { TagsWidget } from './TagsWidget'
import { TextWidget } from './TextWidget'
import { UrlWidget } from './UrlWidget'
import './widgets.css'
import type { Widget } from './widget'

/** Widgets by the name a field type asks for. */
const widgets: Record<string, Widget> = {
  text: TextWidget, long_text: LongTextWidget, integer: IntegerWidget, decimal: DecimalWidget, money: MoneyWidget, percent: PercentWidget,
  switch: SwitchWidget, date: DateWidget, date_time: DateTimeWidget, choice: ChoiceWidget, choices: ChoicesWidget, phone: PhoneWidget,
  email: EmailWidget, id_number: IdNumberWidget, person: PersonWidget, org_unit: OrgUnitWidget, reference: ReferenceWidget, serial_number: SerialNumberWidget,
  time: later('TimeWidget'), duration: later('DurationWidget'), url: UrlWidget, rating: later('RatingWidget'), slider: later('SliderWidget'), tags: TagsWidget, card_number: CardNumberWidget,
  region: later('RegionWidget'), any_region: later('AnyRegionWidget'), address: later('AddressWidget'), location: LocationWidget, rich_text: RichTextWidget, file: FileWidget, image: FileWidget, signature: SignatureWidget, people: PeopleWidget, references: ReferencesWidget,
}

/** The type names that differ from their widget's. */
const byType: Record<string, string> = { boolean: 'switch' }

/** The widget of a type; one the browser does not know yet is typed as text. `widget` is what the catalogue names. */
export const widgetOf = (type: string, widget?: string): Widget => widgets[widget ?? byType[type] ?? type] ?? TextWidget

export type { Widget, WidgetProps } from './widget'
