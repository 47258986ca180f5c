import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { appQuery } from '@/api/apps'
import { label } from '@/i18n'
import { Empty, Failure, Loading } from '@/kit/states'
import { PageHeader } from '@/shell/PageHeader'
import { addressOf } from '@/shell/useMenus'

/** An app opens at the first list of its menu. */
export const AppPage = () => {
  const { t } = useTranslation()
  const { app } = useParams({ strict: false }) as { app: string }
  const { data, error, isPending, refetch } = useQuery(appQuery(app))
  const first = data?.menu.find((item) => item.view) ?? data?.menu[0]
  const to = first && addressOf(app, first)
  const navigate = useNavigate()
  useEffect(() => {
    if (to) void navigate({ to, replace: true })
  }, [to, navigate])
  return (
    <>
      <PageHeader title={label(data?.label)} />
      <div className="lq-body"><div className="card">
        {(isPending || to) && <Loading />}
        {error && <Failure error={error} retry={() => void refetch()} />}
        {data && !to && <Empty icon="table" title={t('list.app_empty')} why={t('list.app_empty_why')} />}
      </div></div>
    </>
  )
}
