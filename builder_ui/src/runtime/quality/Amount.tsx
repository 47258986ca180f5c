import { Link } from '@tanstack/react-router'
import { createContext, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { grouped } from '@/kit/format'
import type { Condition } from '../types'
import { faulty } from './api'

/** The list every number of the board opens: `app/view`. */
export const Place = createContext('')

interface Props {
  fault: string
  /** What the records of the number are, as the list will say it. */
  text: string
  records: number
  within?: readonly Condition[]
  sort?: string
}

/** How many records have a fault: a link to them; none is no link. */
export const Amount = ({ fault, text, records, within = [], sort }: Props) => {
  const { t } = useTranslation()
  const [app = '', view = ''] = useContext(Place).split('/')
  if (records === 0) return <span className="t3">0</span>
  const filter = [faulty(fault, text), ...within]
  return (
    <Link className="lq-amount" to="/app/$app/list/$view" params={{ app, view }} search={{ filter, ...(sort ? { sort } : {}) } as never} aria-label={t('quality.open', { text, count: records })}>
      {grouped(String(records))}
    </Link>
  )
}
