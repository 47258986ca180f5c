import { App, Checkbox, Input, Select } from 'antd'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { Empty, Failure, Loading } from '@/kit/states'
import { usePhone } from '@/kit/usePhone'
import { definitions, live as readLive } from '../api'
import { STRUCTURAL, type RoleBody } from '../bodies'
import { useCatalogue } from '../catalogue'
import { useDocument, useRun } from '../editor/context'
import { useFormFields } from '../editors/useFormFields'
import { keys } from '../keys'
import { useGoTo } from '../places'
import { SeveralBar } from '../several/SeveralBar'
import { SeveralDrafts } from '../several/SeveralDrafts'
import { keyOf, type Bodies } from '../several/several'
import { addGrant, changedIn, columnsOf, fieldsOf, found, liveColumn, placeChoices, placesOf, setLines, STAR, type RoleColumn, type Wish } from './columns'
import { MatrixGrid } from './MatrixGrid'
import { SEEN, withRights, WRITTEN } from './matrix'
import { SetBar } from './SetBar'
import { useMatrix } from './useMatrix'
import type { Edits } from './grid'
import './rights.css'

/** The rights of all roles on the fields of one form, side by side. */
export const RightsPage = () => {
  const { t } = useTranslation()
  const { app = '', form = '' } = useParams({ strict: false })
  const { data: roles, error, refetch } = useQuery({ queryKey: keys.definitions(app, 'role'), queryFn: () => definitions(app, 'role') })
  if (error) return <Failure error={error} retry={() => void refetch()} />
  if (!roles) return <Loading rows={10} />
  const standing = roles.filter(({ state }) => state !== 'removed').map(({ name }) => ({ kind: 'role' as const, name }))
  if (standing.length === 0) return <div className="lq-editor"><div className="lq-rights-page"><div className="card"><Empty icon="role" title={t('studio.none_role')} why={t('studio.none_why_role')} /></div></div></div>
  return (
    <SeveralDrafts key={`${app}/${form}`} app={app} subject={{ kind: 'form', name: form }} drafts={standing} summary={lines}>
      <Matrix app={app} form={form} />
    </SeveralDrafts>
  )
}

/** What the roles say, for telling two drafts apart. */
const lines = (bodies: Bodies): string[] => (Object.values(bodies) as RoleBody[]).flatMap((role) =>
  role.grants.flatMap((grant) => grant.fields.map(({ field, see, write, unmask }) => `${label(role.label)} ${grant.form}.${field}: ${see}${unmask ? '+' : ''} ${write}`)))

const ANY: Wish = { words: '', place: undefined, sensitive: false, changed: false }

const Matrix = ({ app, form }: { app: string; form: string }) => {
  const { t } = useTranslation()
  const isPhone = usePhone()
  const navigate = useNavigate()
  const goTo = useGoTo()
  const { message } = App.useApp()
  const { role: only } = useSearch({ strict: false }) as { role?: string }
  const bodies = useDocument<Bodies, Bodies>(({ doc }) => doc)
  const run = useRun<Bodies>()
  const { body } = useFormFields(app, form)
  const { data: catalogue } = useCatalogue()
  const [wish, setWish] = useState(ANY)
  // what is typed is shown at once, and the rows follow
  const sought = useDeferredValue(wish)
  const [shown, setShown] = useState<readonly string[] | undefined>(only ? [only] : undefined)

  const names = useMemo(() => Object.values(bodies).map((each) => (each as RoleBody).name), [bodies])
  const holding = useMemo(() => new Set(columnsOf(bodies, names, app, form).map(({ role }) => role)), [bodies, names, app, form])
  const chosen = shown ?? (isPhone ? names.filter((name) => holding.has(name)).slice(0, 1) : names)
  const columns = useMemo(() => columnsOf(bodies, chosen, app, form), [bodies, chosen, app, form])
  const lives = useQueries({ queries: names.map((name) => ({ queryKey: ['studio', app, 'live', 'role', name], queryFn: () => readLive<RoleBody>(app, 'role', name), staleTime: 60_000 })) })
  const liveKey = lives.map(({ dataUpdatedAt }) => dataUpdatedAt).join(' ')
  const liveColumns = useMemo(
    () => new Map(columns.flatMap((column) => {
      const data = lives[names.indexOf(column.role)]?.data
      return data ? [[column, liveColumn(column, data.body)] as const] : []
    })),
    // the answers are the same objects until one of them comes anew
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [columns, liveKey],
  )
  const liveOf = useCallback((column: RoleColumn) => liveColumns.get(column), [liveColumns])
  const all = useMemo(() => (body ? fieldsOf(body) : []), [body])
  const places = useMemo(() => (body ? placesOf(body) : new Map<string, readonly string[]>()), [body])
  const fields = useMemo(() => {
    const changes = sought.changed ? [...liveColumns].map(([column, before]) => changedIn(column, before)) : []
    return [STAR, ...found(all, places, sought, (field) => changes.some((isChanged) => isChanged(field)))]
  }, [all, places, sought, liveColumns])

  const words = useMemo(() => Object.fromEntries([...SEEN, ...WRITTEN].map((value) => [value, t(`matrix.${value}`)])), [t])
  const matrix = useMatrix({
    fields, columns, readOnly: isPhone, wordOf: (value) => words[value] ?? value,
    readWord: (half, word) => (half === 'seen' ? SEEN : WRITTEN).find((value) => value === word || words[value]?.toLowerCase() === word.toLowerCase()),
    unread: (unknown) => message.warning(t('matrix.unread', { words: [...new Set(unknown)].slice(0, 3).join('、') })),
    apply: (edits: Edits) => run(setLines(new Map([...edits].map(([column, settings]) => [column as RoleColumn, withRights(column, settings)])))),
  })
  const noteOf = (column: RoleColumn) => {
    const rule = column.grant.actions.read
    if (rule === undefined) return column.denies ? t('matrix.ceiling') : t('matrix.no_reading')
    if (rule === true) return t('studio.rule_all')
    const structural = STRUCTURAL.find((name) => name === rule)
    return structural ? label(catalogue?.row_rules.find(({ name }) => name === structural)?.label) || t(`studio.rule_${structural}`) : rule
  }
  /** A problem stands in a role; where it is about a line of this form it is shown here, otherwise in the role. */
  const jump = (pointer: string) => {
    const [, , name = '', member, index, , line] = pointer.split('/')
    const role = bodies[keyOf('role', name)] as RoleBody | undefined
    const grant = member === 'grants' || member === 'deny' ? role?.[member]?.[Number(index)] : undefined
    const at = columns.findIndex((column) => column.grant === grant)
    const row = fields.findIndex((field) => field.name === grant?.fields[Number(line)]?.field)
    if (at >= 0 && row >= 0) matrix.show(row, at * 2 + 1)
    else goTo({ app, kind: 'role', name, pointer: `/${pointer.split('/').slice(3).join('/')}` })
  }
  const titleOfRole = (name: string) => label((bodies[keyOf('role', name)] as RoleBody | undefined)?.label) || name
  const without = names.filter((name) => !holding.has(name))
  return (
    <div className="lq-editor">
      <SeveralBar title={label(body?.label) || form} what={t('matrix.title')} back={() => void navigate({ to: '/build/$app/form/$form', params: { app, form } })} jump={jump} />
      <main className="lq-rights-page">
        {isPhone && <p className="tag amber">{t('studio.edit_on_pc')}</p>}
        <div className="lq-rights-tools">
          <Input allowClear prefix={<Icon name="search" size={14} />} placeholder={t('matrix.find')} aria-label={t('matrix.find')} value={wish.words} onChange={(event) => setWish({ ...wish, words: event.target.value })} />
          <Select allowClear value={wish.place} placeholder={t('matrix.everywhere')} aria-label={t('matrix.place')} popupMatchSelectWidth={false} options={body ? placeChoices(body) : []} onChange={(place: string | undefined) => setWish({ ...wish, place })} />
          <Select
            className="roles" mode="multiple" maxTagCount="responsive" value={shown ? [...shown] : []} placeholder={t('matrix.every_role')} aria-label={t('matrix.roles')} allowClear
            options={names.filter((name) => holding.has(name)).map((name) => ({ value: name, label: titleOfRole(name) }))} onChange={(next: string[]) => setShown(next.length > 0 ? next : undefined)}
          />
          {!isPhone && without.length > 0 && (
            <Select value={null} placeholder={t('matrix.add_role')} aria-label={t('matrix.add_role')} popupMatchSelectWidth={false} options={without.map((name) => ({ value: name, label: titleOfRole(name) }))} onChange={(name: string | null) => name && run(addGrant(name, form))} />
          )}
          <Checkbox checked={wish.sensitive} onChange={(event) => setWish({ ...wish, sensitive: event.target.checked })}>{t('matrix.sensitive')}</Checkbox>
          <Checkbox checked={wish.changed} onChange={(event) => setWish({ ...wish, changed: event.target.checked })}>{t('matrix.changed_only')}</Checkbox>
        </div>
        {!isPhone && columns.length > 0 && <SetBar matrix={matrix} columns={columns} />}
        {columns.length === 0 ? <div className="card"><Empty icon="role" title={t('matrix.no_roles')} why={t('matrix.no_roles_why')} /></div> : (
          <MatrixGrid app={app} fields={fields} columns={columns} matrix={matrix} liveOf={liveOf} noteOf={noteOf} narrow={isPhone} readOnly={isPhone} />
        )}
        {fields.length === 1 && all.length > 0 && <p className="t3" role="status">{t('matrix.none_found')}</p>}
        <div className="lq-rights-foot s12 t3">
          <span>{t('matrix.star_how')}</span>
          <span className="mark"><i />{t('matrix.changed')}</span>
          {!isPhone && <span id="lq-matrix-keys">{t('matrix.keys')}</span>}
        </div>
      </main>
    </div>
  )
}
