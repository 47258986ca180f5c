import { Dropdown, type MenuProps } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '@/kit/icons'
import { IconButton } from '@/kit/IconButton'
import { usePhone } from '@/kit/usePhone'
import type { List } from './useList'

/** What can be done with all the records of a list; on a phone also what has buttons of its own elsewhere. */
export const ListMenu = ({ list, act }: { list: List; act: (what: 'update' | 'delete' | 'transfer') => void }) => {
  const { t } = useTranslation()
  const phone = usePhone()
  const navigate = useNavigate()
  const [open, setOpen] = useState(true)
  const form = list.form.data
  if (!form) return null
  const { rights } = form
  const items: MenuProps['items'] = [
    ...(rights.update ? [{ key: 'update', label: t('list.all_update'), icon: <Icon name="edit" /> }] : []),
    ...(rights.delete ? [{ key: 'delete', label: t('list.all_delete'), icon: <Icon name="trash" /> }] : []),
    ...(phone && rights.transfer ? [{ key: 'transfer', label: t('acts.many'), icon: <Icon name="swap" /> }] : []),
    ...(!phone && rights.update && list.look === 'table' ? [{ key: 'inline', label: t(list.inline ? 'list.inline_off' : 'list.inline_on'), icon: <Icon name="table" /> }] : []),
    ...(phone && rights.delete ? [{ key: 'bin', label: t('acts.bin'), icon: <Icon name="history" /> }] : []),
    ...(rights.update || rights.export ? [{ key: 'quality', label: t('list.quality'), icon: <Icon name="shield" /> }] : []),
    { key: 'refresh', label: t('list.refresh'), icon: <Icon name="refresh" /> },
  ]
  const choose = ({ key }: { key: string }) => {
    setOpen(false)
    if (key === 'bin') void navigate({ to: '/app/$app/bin/$form', params: { app: form.app, form: form.name } })
    else if (key === 'quality') void navigate({ to: '/app/$app/quality/$form', params: { app: form.app, form: form.name }, search: { view: `${list.app}/${list.name}` } })
    else if (key === 'inline') list.setInline(!list.inline)
    else if (key === 'refresh') void list.rows.refetch()
    else act(key as 'update' | 'delete' | 'transfer')
  }
  return (
    <Dropdown trigger={['click']} open={open} onOpenChange={setOpen} menu={{ items, onClick: choose }} placement="bottomRight">
      <span><IconButton icon="more" className="always" label={t('list.more')} aria-haspopup="menu" /></span>
    </Dropdown>
  )
}
