import { Alert, Button, Form, Input } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { healthQuery, logIn, readIn, sessionQuery } from '@/api/session'
import { language } from '@/i18n'
import { errorText } from '@/kit/errorText'
import { DemoBanner } from './DemoBanner'
import { DemoPeople } from './DemoPeople'
import { Logo } from './Logo'
import './login.css'

interface Values {
  login: string
  password: string
}

/** Log in; in a demo one click on a person is enough once the demo's password is known. */
export const LoginPage = () => {
  const { t } = useTranslation()
  const { to } = useSearch({ strict: false }) as { to?: string }
  const router = useRouter()
  const session = useQuery(sessionQuery)
  const health = useQuery(healthQuery)
  const [form] = Form.useForm<Values>()
  const [failure, setFailure] = useState<string>()
  const [busy, setBusy] = useState('')
  const inside = Boolean(session.data)
  const wanted = to?.startsWith('/') && !to.startsWith('//') ? to : '/'
  useEffect(() => {
    if (inside) router.history.replace(wanted)
  }, [inside, wanted, router])

  const enter = async ({ login, password }: Values) => {
    setBusy(login)
    setFailure(undefined)
    try {
      await logIn(login.trim(), password)
    } catch (error) {
      setFailure(errorText(error))
    } finally {
      setBusy('')
    }
  }
  const people = health.data?.mode === 'demo' ? health.data.demo_people ?? [] : []
  const other = language() === 'zh' ? ('en' as const) : ('zh' as const)
  return (
    <div className="lq-login">
      {health.data?.mode === 'demo' && <DemoBanner />}
      <main className={people.length > 0 ? 'wide' : ''}>
        <section className="card box">
          <div className="row g8"><Logo size={32} /><span className="name">{t('common.product')}</span><span className="sp" />
            <button type="button" className="lq-link" lang={other} onClick={() => void readIn(other)}>{other === 'en' ? 'English' : '中文'}</button>
          </div>
          <h1>{t('shell.login_welcome')}</h1>
          <p className="t3">{t('shell.login_about')}</p>
          <Form<Values> form={form} layout="vertical" onFinish={(values) => void enter(values)}>
            {failure && <Alert type="error" showIcon title={failure} role="alert" style={{ marginBottom: 16 }} />}
            <Form.Item name="login" label={t('shell.login_name')} rules={[{ required: true, whitespace: true, message: t('shell.login_missing_name') }]}><Input autoComplete="username" autoFocus autoCapitalize="none" spellCheck={false} /></Form.Item>
            <Form.Item name="password" label={t('shell.password')} rules={[{ required: true, message: t('shell.login_missing_password') }]}><Input.Password autoComplete="current-password" /></Form.Item>
            <Button type="primary" htmlType="submit" block size="large" loading={busy !== '' && busy === (form.getFieldValue('login') as string)}>{t('shell.log_in')}</Button>
          </Form>
        </section>
        {people.length > 0 && <DemoPeople people={people} busy={busy} enter={enter} password={() => form.getFieldValue('password') as string} />}
      </main>
    </div>
  )
}
