import { App, Button, Table } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { path, remove } from '@/api/client'
import { useMe } from '@/api/session'
import { label } from '@/i18n'
import { dayOf } from '@/kit/format'
import { Icon } from '@/kit/icons'
import { Empty, Failure, Loading } from '@/kit/states'
import { GiveRole } from './GiveRole'
import { holdersQuery } from './queries'
import { mayGiveRoles } from './rights'
import type { Holder, Role } from './types'
import { useAct } from './useAct'

const nameOf = (holder: Holder) => holder.person?.label ?? label(holder.post?.label)

/** Who holds one role, since when, by whose hand. */
export const Holders = ({ role }: { role: Role }) => {
  const { t } = useTranslation()
  const me = useMe()
  const { modal } = App.useApp()
  const { act } = useAct('holders', 'roles', 'people', 'person')
  const [giving, setGiving] = useState(false)
  const { data, error, isPending, refetch } = useQuery(holdersQuery(role.app, role.role))
  const may = mayGiveRoles(me)
  const take = (holder: Holder) => modal.confirm({
    title: t('roles.take_title', { who: nameOf(holder), role: label(role.label) }), content: t('roles.take_consequence'), okText: t('roles.take'), okButtonProps: { danger: true }, cancelText: t('common.cancel'),
    onOk: () => act(() => remove(path`/api/roles/holders/${holder.id}`), t('roles.taken')),
  })
  return (
    <>
      <div className="lq-bar"><h2 className="b">{label(role.label)}</h2><span className="t3 s12">{role.app ? `${label(role.app_label)}·${role.role}` : t('roles.platform')}</span><span className="sp" />{may && <Button type="primary" icon={<Icon name="plus" />} onClick={() => setGiving(true)}>{t('roles.give')}</Button>}</div>
      {isPending && <Loading />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data?.length === 0 && <Empty icon="role" title={t('roles.holders_none')} why={t('roles.holders_none_why')} />}
      {data && data.length > 0 && (
        <Table<Holder> rowKey="id" size="middle" dataSource={data} pagination={false} scroll={{ x: 'max-content' }} columns={[
          { key: 'who', title: t('roles.holder'), render: (_, one) => <span className="row g8"><Icon name={one.person ? 'person' : 'badge'} className="t3" />{nameOf(one)}<span className="tag">{t(one.person ? 'roles.by_person' : 'roles.by_post')}</span></span> },
          { key: 'scope', title: t('roles.scope'), render: (_, one) => (one.unit ? label(one.unit.label) : <span className="t3">{t('roles.everywhere')}</span>) },
          { key: 'since', title: t('roles.since'), dataIndex: 'valid_from' },
          { key: 'until', title: t('roles.until'), render: (_, one) => one.valid_to ?? <span className="t3">{t('admin.forever')}</span> },
          { key: 'by', title: t('roles.granted'), render: (_, one) => <span className="t2">{one.granted_by?.label}·{dayOf(one.granted_at)}</span> },
          { key: 'act', title: <span className="lq-hidden">{t('common.actions')}</span>, align: 'right', render: (_, one) => may && <Button size="small" danger onClick={() => take(one)}>{t('roles.take')}</Button> },
        ]} />
      )}
      {giving && <GiveRole role={role} close={() => setGiving(false)} />}
    </>
  )
}
