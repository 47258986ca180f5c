import { Button, Drawer, Form, Input } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from '@tanstack/react-router'
import { get, patch, path } from '@/api/client'
import { useMe } from '@/api/session'
import { label } from '@/i18n'
import { Failure, Loading } from '@/kit/states'
import { Assignments } from './Assignments'
import { LookAs } from './LookAs'
import { PersonAccess } from './PersonAccess'
import { StateTag } from './PersonState'
import { mayChangePeople } from './rights'
import type { Person } from './types'
import { useAct } from './useAct'

const Profile = ({ person, fixed }: { person: Person; fixed: boolean }) => {
  const { t } = useTranslation()
  const [form] = Form.useForm<Pick<Person, 'name' | 'phone' | 'email'>>()
  const { act, busy } = useAct('people', 'person')
  const save = (values: Pick<Person, 'name' | 'phone' | 'email'>) =>
    act(() => patch(path`/api/people/${person.id}`, { body: { name: values.name, phone: values.phone || null, email: values.email || null } }), t('admin.saved'), form)
  return (
    <section className="lq-part">
      <h3>{t('admin.profile')}</h3>
      <Form form={form} layout="vertical" initialValues={person} disabled={fixed} onFinish={(values) => void save(values)}>
        <Form.Item name="name" label={t('admin.person_name')} rules={[{ required: true, whitespace: true, message: `${t('admin.person_name')}${t('common.colon')}${t('common.required')}` }]}><Input maxLength={100} /></Form.Item>
        <Form.Item name="phone" label={t('admin.phone')}><Input type="tel" maxLength={32} /></Form.Item>
        <Form.Item name="email" label={t('admin.email')}><Input type="email" maxLength={254} /></Form.Item>
        {!fixed && <Button htmlType="submit" className="lq-outline" loading={busy}>{t('common.save')}</Button>}
      </Form>
    </section>
  )
}

const Roles = ({ person }: { person: Person }) => {
  const { t } = useTranslation()
  return (
    <section className="lq-part">
      <h3>{t('admin.roles_held')}<span className="bdg">{person.roles.length}</span><span className="sp" /><Link className="s12" to="/admin/roles">{t('admin.roles_go')}</Link></h3>
      {person.roles.length === 0 && <p className="t3">{t('admin.roles_none')}</p>}
      <div className="lq-tags">{person.roles.map((role) => <span key={role.id} className={role.app ? 'tag blue' : 'tag violet'}>{role.app || t('admin.platform')}·{label(role.label)}</span>)}</div>
    </section>
  )
}

/** One person: profile, posts, roles, and whether he may log in. */
export const PersonDrawer = ({ id, close }: { id: string; close: () => void }) => {
  const { t } = useTranslation()
  const me = useMe()
  const fixed = !mayChangePeople(me)
  const { data: person, error, refetch } = useQuery({ queryKey: ['person', id], queryFn: () => get<Person>(path`/api/people/${id}`) })
  return (
    <Drawer open size={440} onClose={close} title={person ? <span className="row g8">{person.name}<span className="t3">{person.login}</span><StateTag person={person} /></span> : t('common.loading')}>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!person && !error && <Loading />}
      {person && (
        <>
          {fixed && <p className="t3 lq-part">{t('admin.read_only')}</p>}
          <Profile key={`${person.id}${person.name}${person.phone}${person.email}`} person={person} fixed={fixed} />
          <Assignments person={person} fixed={fixed} />
          <Roles person={person} />
          {me.platform_roles.includes('security_admin') && person.id !== me.person.id && person.state === 'active' && person.roles.every((role) => role.app) && <LookAs person={person} />}
          <PersonAccess person={person} fixed={fixed || person.id === me.person.id} />
        </>
      )}
    </Drawer>
  )
}
