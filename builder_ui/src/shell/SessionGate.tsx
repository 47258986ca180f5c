import { useQuery } from '@tanstack/react-query'
import { Outlet, useNavigate, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { sessionQuery } from '@/api/session'
import { Failure, Loading } from '@/kit/states'

/** Below here somebody is logged in; anybody else is sent to the log-in page and comes back afterwards. */
export const SessionGate = () => {
  const { data, error, isPending, refetch } = useQuery(sessionQuery)
  const navigate = useNavigate()
  const router = useRouter()
  const nobody = data === null
  useEffect(() => {
    if (!nobody) return
    const { pathname, searchStr, hash } = router.state.location
    const to = pathname === '/' ? undefined : pathname + searchStr + (hash && `#${hash}`)
    void navigate({ to: '/login', search: (to ? { to } : {}) as never, replace: true, ignoreBlocker: true })
  }, [nobody, navigate, router])
  if (error) return <Failure error={error} retry={() => void refetch()} />
  if (isPending || nobody) return <Loading />
  return <Outlet />
}
