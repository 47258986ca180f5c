import { Button, Form, Input, Modal, Table } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { patch, path, post } from '@/api/client'
import { useMe } from '@/api/session'
import { label, type Label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { Empty, Failure, Loading } from '@/kit/states'
import { PageHeader } from '@/shell/PageHeader'
import { LabelFields } from './LabelFields'
import { postsQuery } from './queries'
import { mayChangePeople } from './rights'
import type { Post } from './types'
import { useAct } from './useAct'
import './admin.css'

const PostDialog = ({ known, close }: { known?: Post; close: () => void }) => {
  const { t } = useTranslation()
  const [form] = Form.useForm<{ code: string; label: Label }>()
  const { act, busy } = useAct('posts', 'people', 'person')
  const submit = async (values: { code: string; label: Label }) => {
    const text = { zh: values.label.zh, en: values.label.en ?? '' }
    const send = () => (known ? patch(path`/api/posts/${known.id}`, { body: { label: text } }) : post('/api/posts', { body: { code: values.code, label: text } }))
    if (await act(send, t('admin.saved'), form)) close()
  }
  return (
    <Modal open width={440} title={t(known ? 'admin.post_rename' : 'admin.post_new')} onCancel={close} onOk={form.submit} confirmLoading={busy} okText={t('common.save')} cancelText={t('common.cancel')}>
      <Form form={form} layout="vertical" initialValues={known} onFinish={(values) => void submit(values)} style={{ marginTop: 16 }}>
        <LabelFields />
        {!known && <Form.Item name="code" label={t('admin.code')} extra={t('admin.code_help')} rules={[{ required: true, message: `${t('admin.code')}${t('common.colon')}${t('common.required')}` }]}><Input maxLength={48} autoCapitalize="none" /></Form.Item>}
      </Form>
    </Modal>
  )
}

/** The posts of the bank. */
export const PostsPage = () => {
  const { t } = useTranslation()
  const me = useMe()
  const { data, error, isPending, refetch } = useQuery(postsQuery)
  const [editing, setEditing] = useState<Post | 'new' | null>(null)
  const may = mayChangePeople(me)
  return (
    <>
      <PageHeader title={t('admin.posts')} meta={data && <span className="bdg">{data.length}</span>} actions={may && <Button type="primary" icon={<Icon name="plus" />} onClick={() => setEditing('new')}>{t('admin.post_new')}</Button>} />
      <div className="lq-body">
        <div className="card lq-admin">
          {isPending && <Loading />}
          {error && <Failure error={error} retry={() => void refetch()} />}
          {data?.length === 0 && <Empty icon="badge" title={t('admin.posts_none')} why={t('admin.posts_none_why')} />}
          {data && data.length > 0 && (
            <Table<Post> rowKey="id" size="middle" dataSource={data} pagination={false} columns={[
              { key: 'label', title: t('admin.post'), render: (_, one) => label(one.label) },
              { key: 'code', title: t('admin.code'), render: (_, one) => <span className="t2">{one.code}</span> },
              { key: 'act', title: <span className="lq-hidden">{t('common.actions')}</span>, align: 'right', render: (_, one) => may && <Button size="small" onClick={() => setEditing(one)} aria-label={`${t('admin.unit_rename')} ${label(one.label)}`}>{t('admin.unit_rename')}</Button> },
            ]} />
          )}
        </div>
      </div>
      {editing && <PostDialog known={editing === 'new' ? undefined : editing} close={() => setEditing(null)} />}
    </>
  )
}
