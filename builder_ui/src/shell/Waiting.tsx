import { useQuery } from '@tanstack/react-query'
import { count } from '@/kit/format'
import { waitingQuery } from '@/tasks/api'

/** How much there is to do; nothing where there is nothing. Red where some of it is late. */
export const Waiting = () => {
  const { data } = useQuery(waitingQuery)
  if (!data || data.open === 0) return null
  return <span className={data.late > 0 ? 'bdg red' : 'bdg blue'}>{count(data.open, data.open < 1000)}</span>
}
