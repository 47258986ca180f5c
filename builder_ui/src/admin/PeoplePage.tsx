import { Button, Input, Segmented, Table, type TableColumnsType } from 'antd'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '@/api/session'
import { label } from '@/i18n'
import { count, dateTime } from '@/kit/format'
import { Icon } from '@/kit/icons'
import { Empty, Failure, Loading } from '@/kit/states'
import { usePhone } from '@/kit/usePhone'
import { PageHeader } from '@/shell/PageHeader'
import { NewPerson } from './NewPerson'
import { PersonDrawer } from './PersonDrawer'
import { StateTag } from './PersonState'
import { peopleQuery, type PeopleAsk } from './queries'
import { mayChangePeople } from './rights'
import type { Person } from './types'
import { UnitSelect } from './UnitSelect'
import './admin.css'

const where = (person: Person) => person.assignments.map((one) => `${label(one.unit.label)}·${label(one.post.label)}`).join('、')

/** Who works in the bank, in which posts, and who may log in. */
export const PeoplePage = () => {
  const { t } = useTranslation()
  const me = useMe()
  const phone = usePhone()
  const [ask, setAsk] = useState<PeopleAsk>({})
  const [opened, setOpened] = useState<Person | 'new' | null>(null)
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(peopleQuery(ask))
  const people = data?.pages.flatMap((page) => page.items) ?? []
  const total = data?.pages[0]?.count
  const columns: TableColumnsType<Person> = [
    { key: 'name', title: t('admin.person_name'), render: (_, one) => <button type="button" className="lq-link" onClick={() => setOpened(one)}>{one.name}</button> },
    { key: 'login', title: t('admin.login'), dataIndex: 'login' },
    { key: 'post', title: `${t('admin.unit')}·${t('admin.post')}`, render: (_, one) => where(one) || <span className="t3">{t('common.empty')}</span> },
    { key: 'roles', title: t('admin.roles'), render: (_, one) => <span className="lq-tags">{one.roles.slice(0, 3).map((role) => <span className="tag" key={role.id}>{label(role.label)}</span>)}{one.roles.length > 3 && <span className="bdg">+{one.roles.length - 3}</span>}</span> },
    { key: 'state', title: t('admin.state'), render: (_, one) => <StateTag person={one} /> },
    { key: 'last', title: t('admin.last_login'), render: (_, one) => (one.last_login_at ? dateTime(one.last_login_at) : <span className="t3">{t('admin.never')}</span>) },
  ]
  const rows = phone ? (
    <ul className="lq-cards">
      {people.map((one) => (
        <li key={one.id}><button type="button" className="lq-person-card" onClick={() => setOpened(one)}><span className="row g8"><span className="b">{one.name}</span><span className="t3">{one.login}</span><span className="sp" /><StateTag person={one} /></span><span className="t2 s12">{where(one)}</span></button></li>
      ))}
    </ul>
  ) : <Table<Person> rowKey="id" size="middle" columns={columns} dataSource={people} pagination={false} scroll={{ x: 'max-content' }} onRow={(one) => ({ onClick: () => setOpened(one) })} />
  return (
    <>
      <PageHeader title={t('admin.people')} meta={total && <span className="bdg">{count(total.value, total.exact)}</span>} actions={mayChangePeople(me) && <Button type="primary" icon={<Icon name="plus" />} onClick={() => setOpened('new')}>{t('admin.person_new')}</Button>} />
      <div className="lq-body">
        <div className="card lq-admin clickable">
          <div className="lq-bar">
            <Input.Search className="find" placeholder={t('admin.person_find')} aria-label={t('admin.person_find')} allowClear onSearch={(q) => setAsk({ ...ask, q: q.trim() || undefined })} />
            <UnitSelect className="pick" aria-label={t('admin.unit')} placeholder={t('admin.unit_any')} allowClear value={ask.unit} onChange={(unit) => setAsk({ ...ask, unit })} />
            <Segmented aria-label={t('admin.state')} value={ask.state ?? ''} options={[{ value: '', label: t('common.all') }, ...(['active', 'locked', 'left'] as const).map((state) => ({ value: state, label: t(`admin.state_${state}`) }))]} onChange={(state) => setAsk({ ...ask, state: state || undefined })} />
          </div>
          {isPending && <Loading rows={8} />}
          {error && <Failure error={error} retry={() => void refetch()} />}
          {data && people.length === 0 && <Empty icon="people" title={t('admin.people_none')} why={t('admin.people_none_why')} />}
          {people.length > 0 && rows}
          {hasNextPage && <div className="lq-more"><Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('admin.more_people')}</Button></div>}
        </div>
      </div>
      {opened === 'new' && <NewPerson close={() => setOpened(null)} />}
      {opened && opened !== 'new' && <PersonDrawer id={opened.id} close={() => setOpened(null)} />}
    </>
  )
}
