import type { ComponentType } from 'react'
import type { Problem } from '@/api/problem'
import type { FieldMeta, Json } from '../types'

/** What every widget is given. A widget shows one value and says when it changes; it knows no form and no record. */
export interface WidgetProps {
  id: string
  field: FieldMeta
  value: Json
  onChange: (value: Json, shown?: string | (string | null)[] | null) => void
  /** The titles of the things the value names: a person, a unit, a record. */
  shown?: string | (string | null)[] | null
  disabled?: boolean
  invalid?: boolean
  describedBy?: string
  placeholder?: string
  /** What is wrong inside the value, for a widget that shows more than one thing. */
  problems?: Problem[]
}

export type Widget = ComponentType<WidgetProps>
