import { useQuery } from '@tanstack/react-query'
import { Navigate, Outlet, useLocation } from '@tanstack/react-router'
import { sessionQuery } from '@/api/session'
import { Failure, Loading } from '@/kit/states'

/** Below here somebody is logged in; anybody else is sent to the log-in page and comes back afterwards. */
export const SessionGate = () => {
  const { data, error, isPending, refetch } = useQuery(sessionQuery)
  const { pathname, searchStr } = useLocation()
  if (isPending) return <Loading />
  if (error) return <Failure error={error} retry={() => void refetch()} />
  if (data === null) return <Navigate to="/login" search={{ to: pathname === '/' ? undefined : pathname + searchStr } as never} replace />
  return <Outlet />
}
