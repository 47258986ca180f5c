import type { Column } from '@/document'

/** What a column of a sub-table may hold: values that mean something by themselves. */
export const COLUMN_TYPES: ReadonlySet<string> = new Set([
  'text', 'long_text', 'integer', 'decimal', 'percent', 'money', 'boolean', 'date', 'date_time', 'time', 'duration',
  'choice', 'choices', 'phone', 'email', 'id_number', 'url', 'rating', 'slider', 'tags', 'region',
])

/** Types whose cells can be added up. */
export const TOTALLED: ReadonlySet<string> = new Set(['integer', 'decimal', 'money'])

/** The column a new sub-table begins with. */
export const firstColumn = (uid: string): Column => ({ uid, name: 'content', type: 'text', label: { zh: '内容', en: 'Content' } })
