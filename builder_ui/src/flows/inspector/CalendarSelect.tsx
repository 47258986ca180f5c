import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { selectOptions, useReferables } from '@/studio/referables'
import type { Kind } from '@/studio/api'
import { useDesk } from '../desk'

const NATURAL = 'natural'

/** By which calendar time is counted: the clock's, or one of working hours. */
export const CalendarSelect = ({ id, title, value, change }: { id: string; title: string; value: string | undefined; change: (calendar: string | undefined) => void }) => {
  const { t } = useTranslation()
  const { app } = useDesk()
  // the studio has no editor of its own for calendars; it refers to them
  const { groups } = useReferables(app, 'calendar' as Kind)
  return (
    <Select
      id={id} value={value ?? NATURAL} aria-label={title} options={[{ value: NATURAL, label: t('flows.natural') }, ...selectOptions(groups)]}
      onChange={(calendar: string) => change(calendar === NATURAL ? undefined : calendar)}
    />
  )
}
