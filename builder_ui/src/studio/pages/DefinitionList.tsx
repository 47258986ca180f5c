import { Button } from 'antd'
import { Link, useNavigate } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { Empty, Failure, Loading } from '@/kit/states'
import { usePhone } from '@/kit/usePhone'
import { definitions, type DefinitionItem, type Kind } from '../api'
import { StateTag } from '../editor/StateTag'
import { keys } from '../keys'
import { GoneButton } from '../gone/GoneButton'
import { kindIcon } from '../kinds'
import { clock } from '../time'
import { CreateDefinition } from './CreateDefinition'
import { DefinitionMenu } from './DefinitionMenu'

const ImportDecisions = lazy(() => import('@/decisions/exchange/ImportDecisions').then((module) => ({ default: module.ImportDecisions })))

const SheetForm = lazy(() => import('@/forms/sheet/SheetForm').then((module) => ({ default: module.SheetForm })))

/** The definitions of one kind: what state they are in, who changed them last, and a way in. */
export const DefinitionList = ({ app, kind }: { app: string; kind: Kind }) => {
  const { t } = useTranslation()
  const isPhone = usePhone()
  const [creating, setCreating] = useState(false)
  const { data, error, refetch } = useQuery({ queryKey: keys.definitions(app, kind), queryFn: () => definitions(app, kind) })
  const [importing, setImporting] = useState(false)
  const bring = !isPhone && kind === 'decision' && <Button icon={<Icon name="upload" />} onClick={() => setImporting(true)}>{t('studio.import_decision')}</Button>
  const fromSheet = !isPhone && kind === 'form' && <Button icon={<Icon name="table" />} onClick={() => setImporting(true)}>{t('sheet.new_form')}</Button>
  const create = !isPhone && <Button icon={<Icon name="plus" />} onClick={() => setCreating(true)}>{t(`studio.create_${kind}`)}</Button>
  if (error) return <Failure error={error} retry={() => void refetch()} />
  return (
    <>
      <header className="lq-list-head">
        <div>
          <h2>{t(`studio.kind_${kind}`)}</h2>
          <p className="t3">{t(`studio.about_${kind}`)}</p>
        </div>
        {data && data.length > 0 && <div className="row g8">{!isPhone && <GoneButton app={app} kind={kind} />}{bring}{fromSheet}{create}</div>}
      </header>
      {!data && <Loading />}
      {data?.length === 0 && <div className="card"><Empty icon={kindIcon(kind)} title={t(`studio.none_${kind}`)} why={t(`studio.none_why_${kind}`)} action={create ? <div className="row g8">{create}{bring}{fromSheet}<GoneButton app={app} kind={kind} /></div> : undefined} /></div>}
      {data && data.length > 0 && (
        <div className="card lq-defs">
          <table>
            <thead>
              <tr><th scope="col">{t('common.name')}</th><th scope="col">{t('studio.state')}</th><th scope="col">{t('studio.problems')}</th><th scope="col">{t('studio.last_change')}</th><th><span className="lq-hidden">{t('common.actions')}</span></th></tr>
            </thead>
            <tbody>{data.map((item) => <Row key={item.uid} app={app} item={item} />)}</tbody>
          </table>
        </div>
      )}
      {importing && kind === 'form' && <Suspense><SheetForm app={app} taken={(data ?? []).map(({ name }) => name)} close={() => setImporting(false)} /></Suspense>}
      {importing && kind === 'decision' && <Suspense><ImportDecisions app={app} taken={(data ?? []).map(({ name }) => name)} close={() => setImporting(false)} /></Suspense>}
      {creating && <CreateDefinition app={app} kind={kind} taken={(data ?? []).map(({ name }) => name)} close={() => setCreating(false)} />}
    </>
  )
}

const Row = ({ app, item }: { app: string; item: DefinitionItem }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const open = () => void navigate({ to: '/build/$app/$kind/$name', params: { app, kind: item.kind, name: item.name } })
  const { errors, warnings } = item.problems
  return (
    <tr className={item.state === 'removed' ? 'removed' : ''} onDoubleClick={open}>
      <td>
        <Link to="/build/$app/$kind/$name" params={{ app, kind: item.kind, name: item.name }} className="row g8">
          <Icon name={kindIcon(item.kind)} className="t3" />
          <span className="b nw">{label(item.label) || item.name}</span>
          <span className="s12 t3 mono nw">{item.name}</span>
        </Link>
      </td>
      <td><StateTag state={item.state} version={item.live_version} /></td>
      <td>{errors > 0 ? <span className="tag red">{t('studio.errors_n', { count: errors })}</span> : warnings > 0 ? <span className="tag amber">{t('studio.warnings_n', { count: warnings })}</span> : <span className="t3">—</span>}</td>
      <td className="t3 nw">{item.updated_by?.label ? `${item.updated_by.label}·` : ''}{item.updated_at ? clock(item.updated_at) : ''}</td>
      <td><DefinitionMenu app={app} item={item} /></td>
    </tr>
  )
}
