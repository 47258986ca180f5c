import { conjunction, contains, disjunction, equal, less } from '../values/compare'
import type { Interval, Truth, Value } from '../values/types'
import { builtIn } from './signature'

const POINT = 'point: number|string|date|time|date and time|years and months duration|days and time duration'
const RANGE = 'range: range'

const both = (...truths: Truth[]): Truth => truths.reduce<Truth>(conjunction, true)
const either = (...truths: Truth[]): Truth => truths.reduce<Truth>(disjunction, false)

type Relation<A, B> = (a: A, b: B) => Truth

const relation = (name: string, kinds: [string, string], call: Relation<never, never>) =>
  builtIn(name, kinds, (a, b) => (call as Relation<Value, Value>)(a ?? null, b ?? null))

const ofPoints = (name: string, call: Relation<Value, Value>) => relation(name, [POINT.replace('point', 'point1'), POINT.replace('point', 'point2')], call)
const ofPointAndRange = (name: string, call: Relation<Value, Interval>) => relation(name, [POINT, RANGE], call)
const ofRangeAndPoint = (name: string, call: Relation<Interval, Value>) => relation(name, [RANGE, POINT], call)
const ofRanges = (name: string, call: Relation<Interval, Interval>) => relation(name, ['range1: range', 'range2: range'], call)

const swapped = <A, B>(call: Relation<A, B>): Relation<B, A> => (a, b) => call(b, a)

const endsBefore = (a: Interval, b: Interval): Truth =>
  either(less(a.high, b.low), both(!(a.highIncluded && b.lowIncluded), equal(a.high, b.low)))

const pointBefore = (a: Value, b: Interval): Truth => either(less(a, b.low), both(!b.lowIncluded, equal(a, b.low)))
const rangeBefore = (a: Interval, b: Value): Truth => either(less(a.high, b), both(!a.highIncluded, equal(a.high, b)))

ofPoints('before', less)
ofPointAndRange('before', pointBefore)
ofRangeAndPoint('before', rangeBefore)
ofRanges('before', endsBefore)
ofPoints('after', swapped(less))
ofPointAndRange('after', swapped(rangeBefore))
ofRangeAndPoint('after', swapped(pointBefore))
ofRanges('after', swapped(endsBefore))

const meets = (a: Interval, b: Interval): Truth => both(a.highIncluded, b.lowIncluded, equal(a.high, b.low))
ofRanges('meets', meets)
ofRanges('met by', swapped(meets))

ofRanges('overlaps', (a, b) => {
  const apart = either(endsBefore(a, b), endsBefore(b, a))
  return apart === null ? null : !apart
})

ofRanges('overlaps before', (a, b) => both(
  either(less(a.low, b.low), both(a.lowIncluded, !b.lowIncluded, equal(a.low, b.low))),
  either(less(b.low, a.high), both(a.highIncluded, b.lowIncluded, equal(a.high, b.low))),
  either(less(a.high, b.high), both(either(!a.highIncluded, b.highIncluded), equal(a.high, b.high))),
))

ofRanges('overlaps after', (a, b) => both(
  either(less(b.low, a.low), both(b.lowIncluded, !a.lowIncluded, equal(a.low, b.low))),
  either(less(a.low, b.high), both(b.highIncluded, a.lowIncluded, equal(b.high, a.low))),
  either(less(b.high, a.high), both(either(!b.highIncluded, a.highIncluded), equal(b.high, a.high))),
))

const pointFinishes = (a: Value, b: Interval): Truth => both(b.highIncluded, equal(a, b.high))
const finishes = (a: Interval, b: Interval): Truth => both(
  a.highIncluded === b.highIncluded,
  equal(a.high, b.high),
  either(less(b.low, a.low), both(equal(a.low, b.low), !a.lowIncluded || b.lowIncluded)),
)
ofPointAndRange('finishes', pointFinishes)
ofRanges('finishes', finishes)
ofRangeAndPoint('finished by', swapped(pointFinishes))
ofRanges('finished by', swapped(finishes))

const includes = (a: Interval, b: Interval): Truth => both(
  either(less(a.low, b.low), both(equal(a.low, b.low), a.lowIncluded || !b.lowIncluded)),
  either(less(b.high, a.high), both(equal(a.high, b.high), a.highIncluded || !b.highIncluded)),
)
ofRangeAndPoint('includes', contains)
ofRanges('includes', includes)
ofPointAndRange('during', swapped(contains))
ofRanges('during', swapped(includes))

const pointStarts = (a: Value, b: Interval): Truth => both(b.lowIncluded, equal(a, b.low))
const starts = (a: Interval, b: Interval): Truth => both(
  equal(a.low, b.low),
  a.lowIncluded === b.lowIncluded,
  either(less(a.high, b.high), both(equal(a.high, b.high), !a.highIncluded || b.highIncluded)),
)
ofPointAndRange('starts', pointStarts)
ofRanges('starts', starts)
ofRangeAndPoint('started by', swapped(pointStarts))
ofRanges('started by', swapped(starts))

ofPoints('coincides', equal)
ofRanges('coincides', (a, b) => both(both(equal(a.low, b.low), equal(a.high, b.high)), a.lowIncluded === b.lowIncluded, a.highIncluded === b.highIncluded))
