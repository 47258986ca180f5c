import { App, Button, Drawer } from 'antd'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { errorText } from '@/kit/errorText'
import { Icon } from '@/kit/icons'
import { Empty, Failure, Loading } from '@/kit/states'
import { gone, takeUp, type Gone, type Kind } from '../api'
import { clock } from '../time'
import './gone.css'

/** The recycle bin of the definitions of one kind: what was published once and is not any more. */
export const GoneButton = ({ app, kind }: { app: string; kind: Kind }) => {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon={<Icon name="trash" />} onClick={() => setOpen(true)}>{t('change.bin')}</Button>
      <Drawer open={open} onClose={() => setOpen(false)} size={440} title={t('change.bin')} destroyOnHidden><List app={app} kind={kind} /></Drawer>
    </>
  )
}

const List = ({ app, kind }: { app: string; kind: Kind }) => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery({ queryKey: ['studio', app, 'gone'], queryFn: () => gone(app) })
  const act = useMutation({
    mutationFn: (each: Gone) => takeUp(app, each.kind, each.uid),
    onSuccess: async (found) => {
      await queries.invalidateQueries({ queryKey: ['studio', app] })
      message.success(t('change.taken_up'))
      void navigate({ to: '/build/$app/$kind/$name', params: { app, kind: found.kind, name: found.name } })
    },
    onError: (failure) => message.error(errorText(failure)),
  })
  if (error) return <Failure error={error} retry={() => void refetch()} />
  if (!data) return <Loading rows={4} />
  const mine = data.filter((each) => each.kind === kind)
  if (mine.length === 0) return <Empty icon="trash" title={t('change.bin_empty')} why={t('change.bin_empty_why')} />
  return (
    <ul className="lq-gone">
      {mine.map((each) => (
        <li key={each.uid} className="row g8">
          <div className="sp">
            <p className="b nw">{label(each.label) || each.name}</p>
            <p className="s12 t3">{each.author.label}·{clock(each.at)}{each.records !== null && `·${t(each.exact ? 'change.records_kept' : 'change.records_kept_at_least', { count: each.records })}`}</p>
          </div>
          <Button size="small" loading={act.isPending} aria-label={t('change.restore_of', { name: label(each.label) || each.name })} onClick={() => act.mutate(each)}>{t('change.restore')}</Button>
        </li>
      ))}
    </ul>
  )
}
