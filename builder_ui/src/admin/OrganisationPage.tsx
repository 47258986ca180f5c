import { Button, Dropdown, Switch, Table, type MenuProps, type TableColumnsType } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '@/api/session'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { IconButton } from '@/kit/IconButton'
import { Empty, Failure, Loading } from '@/kit/states'
import { PageHeader } from '@/shell/PageHeader'
import { unitsQuery } from './queries'
import { mayChangePeople } from './rights'
import { isOpen, kindsBelow, tree, type Branch } from './tree'
import type { Unit } from './types'
import { UnitDialog, type UnitAct } from './UnitDialog'
import './admin.css'

interface Row { key: string; unit: Unit; children?: Row[] }

const rows = (branches: readonly Branch[]): Row[] =>
  branches.map(({ unit, below }) => ({ key: unit.id, unit, children: below.length > 0 ? rows(below) : undefined }))

const Validity = ({ unit }: { unit: Unit }) => {
  const { t } = useTranslation()
  if (unit.valid_to === null) return <span className="t3">{unit.valid_from}</span>
  return isOpen(unit) ? <span className="tag amber">{t('admin.closing', { at: unit.valid_to })}</span> : <span className="tag">{t('admin.closed_on', { at: unit.valid_to })}</span>
}

/** The bank as a tree; every change has a date. */
export const OrganisationPage = () => {
  const { t } = useTranslation()
  const me = useMe()
  const { data, error, isPending, refetch } = useQuery(unitsQuery)
  const [closed, setClosed] = useState(false)
  const [doing, setDoing] = useState<UnitAct | null>(null)
  const units = useMemo(() => (data ?? []).filter((unit) => closed || isOpen(unit)), [data, closed])
  const shown = useMemo(() => rows(tree(units)), [units])
  const may = mayChangePeople(me)
  const menu = (unit: Unit): MenuProps => ({
    items: [
      { key: 'create', icon: <Icon name="plus" />, label: t('admin.unit_below'), disabled: kindsBelow(unit.kind).length === 0 },
      { key: 'rename', icon: <Icon name="edit" />, label: t('admin.unit_rename') },
      { key: 'move', icon: <Icon name="swap" />, label: t('admin.unit_move'), disabled: unit.parent === null },
      { key: 'close', icon: <Icon name="lock" />, danger: true, label: t('admin.unit_close'), disabled: unit.parent === null },
    ],
    onClick: ({ key }) => setDoing({ act: key as UnitAct['act'], unit }),
  })
  const columns: TableColumnsType<Row> = [
    { key: 'name', title: t('admin.unit_name'), render: (_, { unit }) => <span className={isOpen(unit) ? '' : 't3'}>{label(unit.label)}</span> },
    { key: 'kind', title: t('admin.kind'), width: 120, render: (_, { unit }) => <span className="tag">{t(`admin.kind_${unit.kind}`)}</span> },
    { key: 'code', title: t('admin.code'), width: 160, render: (_, { unit }) => <span className="t2">{unit.code}</span> },
    { key: 'people', title: t('admin.people_count'), width: 96, align: 'right', render: (_, { unit }) => unit.people },
    { key: 'valid', title: t('admin.valid_from'), width: 176, render: (_, { unit }) => <Validity unit={unit} /> },
    ...(may ? [{ key: 'act', title: <span className="lq-hidden">{t('common.actions')}</span>, width: 64, render: (_: unknown, { unit }: Row) => isOpen(unit) && <Dropdown trigger={['click']} placement="bottomRight" menu={menu(unit)}><span><IconButton small icon="more" label={`${t('common.actions')} ${label(unit.label)}`} aria-haspopup="menu" /></span></Dropdown> }] : []),
  ]
  const top = data?.find((unit) => unit.parent === null)
  return (
    <>
      <PageHeader title={t('admin.organisation')} meta={data && <span className="bdg">{data.filter((unit) => isOpen(unit)).length}</span>} actions={may && <Button type="primary" icon={<Icon name="plus" />} onClick={() => setDoing({ act: 'create', unit: top })}>{t('admin.unit_new')}</Button>} />
      <div className="lq-body">
        <div className="card lq-admin">
          <div className="lq-bar"><Switch id="closed" size="small" checked={closed} onChange={setClosed} /><label htmlFor="closed" className="t2">{t('admin.show_closed')}</label></div>
          {isPending && <Loading rows={8} />}
          {error && <Failure error={error} retry={() => void refetch()} />}
          {data && shown.length === 0 && <Empty icon="org" title={t('admin.organisation_none')} why={t('admin.organisation_none_why')} />}
          {shown.length > 0 && <Table<Row> size="middle" columns={columns} dataSource={shown} pagination={false} scroll={{ x: 'max-content' }} expandable={{ defaultExpandAllRows: true, indentSize: 24, expandIcon: ({ expanded, expandable, onExpand, record }) => (expandable ? <IconButton small className="lq-expand" icon={expanded ? 'down' : 'forward'} label={t(expanded ? 'admin.collapse' : 'admin.expand')} aria-expanded={expanded} onClick={(event) => onExpand(record, event)} /> : <span className="lq-expand" />) }} />}
        </div>
      </div>
      {doing && <UnitDialog {...doing} close={() => setDoing(null)} />}
    </>
  )
}
