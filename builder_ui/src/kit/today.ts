import dayjs, { type Dayjs } from 'dayjs'
import { dayOf } from './format'

/** The day it is at the bank, whatever the machine says: after midnight there a machine elsewhere still has yesterday. */
export const today = (): Dayjs => dayjs(dayOf(new Date().toISOString()))
