/** Widgets that bring much code along, fetched together where a form has one of them. */
export { AddressWidget } from './AddressWidget'
export { DurationWidget } from './DurationWidget'
export { RatingWidget } from './RatingWidget'
export { AnyRegionWidget, RegionWidget } from './RegionWidget'
export { SliderWidget } from './SliderWidget'
export { TimeWidget } from './TimeWidget'
