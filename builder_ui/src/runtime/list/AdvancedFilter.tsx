import { Button, Drawer } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConditionBuilder } from '@/conditions/ConditionBuilder'
import { isEmpty, lacking, read, written, type Group } from '@/conditions/drawing'
import type { Json, Names } from '@/formulas/types'
import { label } from '@/i18n'
import { Failure, Loading } from '@/kit/states'
import { usePhone } from '@/kit/usePhone'
import type { Condition } from '../types'
import { sent } from './filter'
import type { List } from './useList'
import { drawable, filterNamesQuery, filterToldQuery, type Where } from './where'
import '@/formulas/formulas.css'

/** The filter as conditions in groups: the condition builder of the designers, over what this person may see. */
export const AdvancedFilter = ({ list, close }: { list: List; close: () => void }) => {
  const { t } = useTranslation()
  const phone = usePhone()
  const form = list.form.data?.name ?? ''
  const names = useQuery(filterNamesQuery(list.app, form))
  const own = label(list.form.data?.label)
  return (
    <Drawer open onClose={close} placement={phone ? 'bottom' : 'right'} size={phone ? '90%' : 720} title={t('list.advanced')} destroyOnHidden className="lq-advanced" styles={{ body: { padding: 0 } }}>
      {names.error ? <Failure error={names.error} retry={() => void names.refetch()} /> : names.data ? <Editor list={list} form={form} own={own} names={names.data} close={close} /> : <Loading rows={4} />}
    </Drawer>
  )
}

const start = (where: Where | undefined, drawn: readonly Condition[]): Group => {
  const rows = drawn.map(sent) as unknown as Json[]
  if (!where) return read({ all: rows })
  return rows.length > 0 ? read({ all: [...rows, where] }) : read(where)
}

const Editor = ({ list, form, own, names, close }: { list: List; form: string; own: string; names: Names; close: () => void }) => {
  const { t } = useTranslation()
  const [drawn, left] = drawable(list.filter, names)
  const [root, setRoot] = useState<Group>(() => start(list.where, drawn))
  const [tried, setTried] = useState(false)
  const where = isEmpty(root) ? undefined : (written(root) as Where | undefined)
  const told = useQuery(filterToldQuery(list.app, form, usePaused(where)))
  const problem = where && told.data?.problems[0]?.message
  const apply = () => {
    setTried(true)
    if (lacking(root).length > 0 && !isEmpty(root)) return
    list.ask({ where, filter: left.length > 0 ? left : undefined })
    close()
  }
  return (
    <form className="lq-advanced-form" onSubmit={(event) => { event.preventDefault(); apply() }}>
      <div className="in">
        <ConditionBuilder names={names} root={root} change={setRoot} title={t('list.advanced')} own={own} strict={tried} />
        {where && !problem && label(told.data?.sentence) && <div className="lq-said"><p className="s12 t3">{t('conditions.in_words')}</p><p className="sentence" role="status">{label(told.data?.sentence)}</p></div>}
        {problem && <p className="danger" role="alert">{problem}</p>}
      </div>
      <footer className="row g8">
        <span className="s12 t3 sp">{tried && lacking(root).length > 0 && !isEmpty(root) ? <span className="lq-amber" role="status">{t('list.advanced_lacks')}</span> : t('list.advanced_how')}</span>
        {!isEmpty(root) && <Button onClick={() => setRoot(read({ all: [] }))}>{t('list.filter_clear')}</Button>}
        <Button htmlType="submit" type="primary">{t('list.filter_apply')}</Button>
      </footer>
    </form>
  )
}

/** What is drawn, once the hands rest. */
function usePaused(where: Where | undefined): Where | undefined {
  const now = JSON.stringify(where ?? null)
  const [late, setLate] = useState(now)
  useEffect(() => {
    const timer = setTimeout(() => setLate(now), 300)
    return () => clearTimeout(timer)
  }, [now])
  return (JSON.parse(late) as Where | null) ?? undefined
}
