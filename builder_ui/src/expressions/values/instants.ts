import { Decimal, ZERO } from './decimal'
import { Day, Moment, TimeOfDay } from './temporal'
import { offsetOfInstant } from './zones'

/** The same instant on the clock of a named zone, with that clock's offset then; null where there is no such zone. A local moment stays as it is. */
export const onClockOf = (zone: string, moment: Moment): Moment | null => {
  if (moment.time.isLocal) return moment
  const seconds = moment.seconds
  const offset = offsetOfInstant(zone, Number(seconds.floored()))
  const epoch = Day.of(1970, 1, 1)
  if (offset === null || !epoch) return null
  const wall = new Moment(epoch, TimeOfDay.at(ZERO)).addSeconds(seconds)?.addSeconds(Decimal.of(offset))
  return wall ? new Moment(wall.day, new TimeOfDay(wall.time.hour, wall.time.minute, wall.time.second, offset)) : null
}
