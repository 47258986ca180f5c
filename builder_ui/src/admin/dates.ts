import type { Dayjs } from 'dayjs'

/** A day picked in a form, as it travels. */
export const dayText = (day: Dayjs | null | undefined): string | undefined => day?.format('YYYY-MM-DD')
