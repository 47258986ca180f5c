import { App, Button, Dropdown } from 'antd'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queries } from '@/api/queries'
import { useMe } from '@/api/session'
import { bringRights, label } from '@/i18n'
import { errorText } from '@/kit/errorText'
import { dateTime } from '@/kit/format'
import { Icon } from '@/kit/icons'
import { IconButton } from '@/kit/IconButton'
import { usePhone } from '@/kit/usePhone'
import { deleteRecord } from '../queries'
import type { FormMeta, RecordRow } from '../types'
import { Value } from '../values/Value'
import { mayEdit, seeOf } from './rights'
import { TransferDialog } from './TransferDialog'

const ShareDialog = lazy(async () => ({ default: (await Promise.all([import('./sharing/ShareDialog'), bringRights()]))[0].ShareDialog }))
const WhyDialog = lazy(async () => ({ default: (await Promise.all([import('./why/WhyDialog'), bringRights()]))[0].WhyDialog }))

const tagged = 3

interface Props {
  form: FormMeta
  record: RecordRow
  editing: boolean
  /** It is in a case, and changes through its tasks only. */
  held?: boolean
  edit: () => void
}

/** The head of a record: who or what it is, its choices as tags, whose it is, and what may be done. */
export const RecordHeader = ({ form, record, editing, held = false, edit }: Props) => {
  const { t } = useTranslation()
  const { modal, message } = App.useApp()
  const navigate = useNavigate()
  const router = useRouter()
  const phone = usePhone()
  const [transferring, setTransferring] = useState(false)
  const [sharing, setSharing] = useState(false)
  const [asking, setAsking] = useState(false)
  const me = useMe()
  const title = record.title || t('list.untitled')
  const tags = form.fields.filter((field) => field.type === 'choice' && record.values[field.name] != null && seeOf(field, record) === 'clear').slice(0, tagged)
  const serial = form.fields.find((field) => field.type === 'serial_number' && field.name !== form.title_field)
  const number = serial ? (record.values[serial.name] as string | null | undefined) : null
  const leave = () => (router.history.canGoBack() ? router.history.back() : void navigate({ to: '/app/$app', params: { app: form.app } }))
  const remove = () => {
    modal.confirm({
      title: t('record.delete_title', { title }), content: t('record.delete_consequence'), okText: t('record.delete'), okButtonProps: { danger: true }, cancelText: t('common.cancel'),
      onOk: async () => {
        try {
          await deleteRecord(form, record.id, record.version)
          await queries.invalidateQueries({ queryKey: ['records', form.app, form.name] })
          message.success(t('record.deleted'))
          leave()
        } catch (error) {
          message.error(errorText(error))
        }
      },
    })
  }
  const menu = [
    ...(record.rights?.transfer && !held ? [{ key: 'transfer', icon: <Icon name="swap" />, label: t('record.transfer'), onClick: () => setTransferring(true) }] : []),
    ...(record.rights?.share ? [{ key: 'share', icon: <Icon name="people" />, label: t('record.share'), onClick: () => setSharing(true) }] : []),
    { key: 'why', icon: <Icon name="shield" />, label: t('record.why'), onClick: () => setAsking(true) },
    ...(record.rights?.delete && !held ? [{ key: 'delete', danger: true, icon: <Icon name="trash" />, label: t('record.delete'), onClick: remove }] : []),
  ]
  const meta = [number, record.owner?.label && t('record.owner', { who: record.owner.label }), record.org?.label, t('record.updated_by', { who: record.updated_by?.label ?? t('record.system'), at: dateTime(record.updated_at) })].filter(Boolean)
  return (
    <div className="head">
      <IconButton icon="back" label={t('common.back')} onClick={leave} />
      {!phone && <span className="av xl" aria-hidden="true">{[...title][0]}</span>}
      <div className="about">
        <div className="row g8 wrap">
          <h1 className="nw">{title}</h1>
          {tags.map((field) => <span key={field.uid} className="lq-head-tag" title={label(field.label)}><Value field={{ ...field, type: 'choices' }} value={[record.values[field.name] ?? null]} inline /></span>)}
        </div>
        <div className="meta t2">{meta.map((text) => <span key={text} className="nw">{text}</span>)}</div>
      </div>
      {!editing && (
        <div className="row g8">
          {!held && mayEdit(form.fields, record) && <Button type="primary" icon={<Icon name="edit" />} onClick={edit} aria-label={t('record.edit')}>{phone ? null : t('record.edit')}</Button>}
          {menu.length > 0 && (
            <Dropdown trigger={['click']} placement="bottomRight" menu={{ items: menu }}>
              <span><IconButton icon="more" label={t('common.more')} aria-haspopup="menu" /></span>
            </Dropdown>
          )}
        </div>
      )}
      {asking && <Suspense><WhyDialog person={me.person.id} name={me.person.name} asked={{ app: form.app, form: form.name, record: record.id, fields: form.fields }} close={() => setAsking(false)} /></Suspense>}
      {sharing && <Suspense><ShareDialog form={form} record={record} close={() => setSharing(false)} /></Suspense>}
      {transferring && <TransferDialog form={form} record={record} close={() => setTransferring(false)} />}
    </div>
  )
}
