import { App, Button, Dropdown } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorText } from '@/kit/errorText'
import { Icon } from '@/kit/icons'
import { sent } from '../list/filter'
import type { List } from '../list/useList'
import { asked } from '../list/where'
import { exportList } from './api'

/** What a list can be as a file: taken out as it is shown, and brought in; each under its own right. */
export const FilesMenu = ({ list }: { list: List }) => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const form = list.form.data
  const rights = form?.rights
  if (!form || !(rights?.export || rights?.import)) return null
  const take = async (format: string) => {
    setBusy(true)
    const quick = list.q && list.title ? [{ field: list.title.name, op: 'contains', value: list.q }] : []
    const conditions = asked([...list.filter, ...quick].map(sent), list.where)
    const filter = Array.isArray(conditions) && conditions.length === 0 ? undefined : JSON.stringify(conditions)
    try {
      const fields = list.shown.map((column) => column.name).join(',')
      await exportList(form.app, form.name, { format, view: `${list.app}/${list.name}`, filter, sort: list.sorted.join(',') || undefined, fields })
      message.success(t('list.exported'))
    } catch (error) {
      message.error(errorText(error))
    } finally {
      setBusy(false)
    }
  }
  const items = [
    ...(rights.import ? [{ key: 'import', label: t('list.import'), icon: <Icon name="upload" /> }] : []),
    ...(rights.export
      ? [{ key: 'export', type: 'group' as const, label: t('list.export'), children: [
          { key: 'xlsx', label: t('list.export_xlsx'), icon: <Icon name="download" /> }, { key: 'csv', label: t('list.export_csv'), icon: <Icon name="download" /> },
        ] }]
      : []),
  ]
  const choose = ({ key }: { key: string }) => {
    if (key === 'import') void navigate({ to: '/app/$app/import/$form', params: { app: form.app, form: form.name }, search: { view: list.name } })
    else void take(key)
  }
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: choose }} placement="bottomRight">
      <Button type="text" className="lq-files" icon={<Icon name="download" />} loading={busy} aria-label={busy ? t('list.exporting') : t('list.files')} title={t('list.files')} />
    </Dropdown>
  )
}
