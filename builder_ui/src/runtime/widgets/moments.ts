/** Widgets with a calendar or a clock, fetched together where a form has one of them. */
export { DateTimeWidget } from './DateTimeWidget'
export { DateWidget } from './DateWidget'
export { TimeWidget } from './TimeWidget'
