import { App, Button, Form, Input, Modal, Radio, Select } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, path } from '@/api/client'
import { useMe } from '@/api/session'
import { label, type Label } from '@/i18n'
import { errorText } from '@/kit/errorText'
import { Icon } from '@/kit/icons'
import { IconButton } from '@/kit/IconButton'
import type { FormMeta } from '../../types'
import { isFault } from '../filter'
import type { List } from '../useList'
import { addressOf, removeView, saveView, updateView, type Audience, type SavedView, type ViewBody } from './saved'
import { useIndexHint } from './useIndexHint'
import './saved.css'

const bodyOf = (list: List): ViewBody => ({
  as: list.look, columns: list.shown.map((column) => ({ field: column.name, ...(list.chosen.widths[column.name] ? { width: list.chosen.widths[column.name] } : {}) })),
  filter: list.filter.filter((one) => !isFault(one)), where: list.where ?? null, sort: list.sorted, group: list.group ?? null, totals: list.totals,
})

/** The views of this list: choose one, keep the present one, change or remove one's own. */
export const SavedViews = ({ list, close }: { list: List; close: () => void }) => {
  const { t } = useTranslation()
  const { message, modal } = App.useApp()
  const [naming, setNaming] = useState(false)
  const [renaming, setRenaming] = useState<SavedView | null>(null)
  const { data: views = [] } = list.savedViews
  const form = list.form.data
  if (!form) return null
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      message.error(errorText(error))
    }
  }
  const choose = (saved: SavedView | null) => {
    list.ask(saved ? addressOf(saved) : { saved: undefined, filter: undefined, where: undefined, sort: undefined, group: undefined, totals: undefined, as: undefined, q: undefined })
    close()
  }
  const drop = (saved: SavedView) => modal.confirm({
    title: t('many.view_remove', { name: saved.name }), content: t('many.view_remove_ask'), okText: t('common.delete'), okButtonProps: { danger: true }, cancelText: t('common.cancel'),
    onOk: () => attempt(async () => {
      await removeView(form, saved.id)
      message.success(t('many.view_removed', { name: saved.name }))
      if (list.saved?.id === saved.id) choose(null)
    }),
  })
  const part = (title: string, some: SavedView[]) => some.length > 0 && (
    <div role="group" aria-label={title}>
      <div className="s12 t3 hd">{title}</div>
      {some.map((one) => (
        <div key={one.id} className={list.saved?.id === one.id ? 'one on' : 'one'}>
          <button type="button" className="pick nw" aria-current={list.saved?.id === one.id} onClick={() => choose(one)}>{one.name}{!one.is_mine && <span className="t3 s12"> {t('many.view_by', { who: one.author.label ?? '' })}</span>}</button>
          {one.is_mine && <IconButton small icon="edit" label={t('many.view_rename', { name: one.name })} onClick={() => setRenaming(one)} />}
          {one.may_remove && <IconButton small icon="trash" label={t('many.view_remove', { name: one.name })} onClick={() => drop(one)} />}
        </div>
      ))}
    </div>
  )
  const own = list.saved?.is_mine ? list.saved : undefined
  return (
    <div className="lq-views">
      <div className={list.saved ? 'one' : 'one on'}><button type="button" className="pick" aria-current={!list.saved} onClick={() => choose(null)}>{t('many.view_standard')}</button></div>
      {part(t('many.view_mine'), views.filter((one) => one.is_mine))}
      {part(t('many.view_offered'), views.filter((one) => !one.is_mine))}
      <div className="foot">
        {list.filter.some(isFault) && <p className="s12 t3">{t('many.view_without_faults')}</p>}
        {own && <Button type="text" icon={<Icon name="check" />} onClick={() => void attempt(async () => { await updateView(form, own, { body: bodyOf(list) }); message.success(t('many.view_saved', { name: own.name })); close() })}>{t('many.view_update', { name: own.name })}</Button>}
        <Button type="text" icon={<Icon name="plus" />} onClick={() => setNaming(true)}>{t('many.view_save')}</Button>
      </div>
      {naming && <NameView list={list} close={() => { setNaming(false); close() }} />}
      {renaming && <Rename form={form} saved={renaming} close={() => setRenaming(null)} />}
    </div>
  )
}

const Rename = ({ form, saved, close }: { form: FormMeta; saved: SavedView; close: () => void }) => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [name, setName] = useState(saved.name)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const wanted = name.trim()
  const save = async () => {
    if (!wanted || busy) return
    setBusy(true)
    try {
      if (wanted !== saved.name) await updateView(form, saved, { name: wanted })
      message.success(t('many.view_saved', { name: wanted }))
      close()
    } catch (error) {
      setFailure(errorText(error))
      setBusy(false)
    }
  }
  return (
    <Modal open width={440} title={t('many.view_rename', { name: saved.name })} okText={t('common.save')} okButtonProps={{ disabled: !wanted }} confirmLoading={busy} cancelText={t('common.cancel')} onCancel={close} onOk={() => void save()}>
      <Form layout="vertical" onFinish={() => void save()}>
        <Form.Item label={t('many.view_name')} htmlFor="view-rename"><Input id="view-rename" autoFocus maxLength={60} value={name} onChange={(event) => setName(event.target.value)} /></Form.Item>
      </Form>
      {failure && <p className="danger" role="alert">{failure}</p>}
    </Modal>
  )
}

const NameView = ({ list, close }: { list: List; close: () => void }) => {
  const { t } = useTranslation()
  const me = useMe()
  const { message } = App.useApp()
  const [name, setName] = useState('')
  const [audience, setAudience] = useState<Audience>('mine')
  const [role, setRole] = useState<string>('')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const hint = useIndexHint(list)
  const form = list.form.data
  const ready = name.trim().length > 0 && (audience !== 'role' || role.trim().length > 0)
  const save = async () => {
    if (!form || !ready || busy) return
    setBusy(true)
    try {
      const saved = await saveView(form, `${list.app}/${list.name}`, name.trim(), bodyOf(list), audience, audience === 'role' ? role : null)
      message.success(t('many.view_saved', { name: saved.name }))
      void hint()
      list.ask(addressOf(saved))
      close()
    } catch (error) {
      setFailure(errorText(error))
      setBusy(false)
    }
  }
  return (
    <Modal open width={440} title={t('many.view_save')} okText={t('common.save')} okButtonProps={{ disabled: !ready }} confirmLoading={busy} cancelText={t('common.cancel')} onCancel={close} onOk={() => void save()}>
      <Form layout="vertical" onFinish={() => void save()}>
        <Form.Item label={t('many.view_name')} htmlFor="view-name"><Input id="view-name" autoFocus maxLength={60} value={name} onChange={(event) => setName(event.target.value)} onPressEnter={(event) => { if (!event.nativeEvent.isComposing) void save() }} /></Form.Item>
        {me.platform_roles.includes('builder') && (
          <Form.Item label={t('many.view_audience')}>
            <Radio.Group value={audience} onChange={(event) => setAudience(event.target.value as Audience)} options={(['mine', 'role', 'all'] as const).map((one) => ({ value: one, label: t(`many.audience_${one}`) }))} />
          </Form.Item>
        )}
        {audience === 'role' && <Form.Item label={t('many.view_role')} htmlFor="view-role"><RoleSelect app={form?.app ?? ''} value={role} change={setRole} /></Form.Item>}
      </Form>
      {failure && <p className="danger" role="alert">{failure}</p>}
    </Modal>
  )
}

const RoleSelect = ({ app, value, change }: { app: string; value: string; change: (role: string) => void }) => {
  const roles = useQuery({ queryKey: ['definitions', app, 'role', 'names'], queryFn: async () => (await get<{ items: { name: string; label: Label }[] }>(path`/api/apps/${app}/definitions`, { query: { kind: 'role' } })).items })
  return <Select id="view-role" className="lq-wide" value={value || undefined} options={roles.data?.map((one) => ({ value: one.name, label: label(one.label) }))} onChange={change} />
}
