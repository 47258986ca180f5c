import { Tabs } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Group } from '@/forms/inspector/rows'
import { useDesk } from '../desk'
import { ActionRows } from './ActionRows'
import { DueRows } from './DueRows'
import { FieldMatrix } from './FieldMatrix'
import { GuidanceRows } from './GuidanceRows'
import { MultiRows } from './MultiRows'
import { NameRow, type PartProps } from './NodeBody'
import { WhoRows } from './WhoRows'

const TAB_OF: Readonly<Record<string, string>> = {
  assignment: 'who', multi: 'who', due: 'who', label: 'who', fields: 'fields', actions: 'actions', comment: 'actions', attachment: 'actions', signature: 'actions', guidance: 'guidance', checklist: 'guidance',
}

/** A task: who and until when, rights on fields, what may be done, how it is done. */
export const TaskTabs = (props: PartProps) => {
  const { t } = useTranslation()
  const { node } = props
  const { wish } = useDesk()
  const [tab, setTab] = useState('who')
  useEffect(() => {
    const asked = wish && TAB_OF[wish.member]
    if (asked) setTab(asked)
  }, [wish])
  const count = (number: number) => (number > 0 ? <span className="bdg">{number}</span> : null)
  return (
    <>
      <Tabs
        activeKey={tab} onChange={setTab} className="lq-pane-tabs" size="small"
        items={[
          { key: 'who', label: t('flows.tab_who') },
          { key: 'fields', label: <>{t('flows.tab_fields')}{count(node.fields?.length ?? 0)}</> },
          { key: 'actions', label: <>{t('flows.tab_actions')}{count(Object.keys(node.actions ?? {}).length)}</> },
          { key: 'guidance', label: t('flows.tab_guidance') },
        ]}
      />
      <div className="lq-ins-body">
        {tab === 'who' && <><Group><NameRow {...props} /></Group><Group title={t('flows.who')}><WhoRows {...props} /><MultiRows {...props} /></Group><DueRows {...props} /></>}
        {tab === 'fields' && <FieldMatrix {...props} />}
        {tab === 'actions' && <ActionRows {...props} />}
        {tab === 'guidance' && <GuidanceRows {...props} />}
      </div>
    </>
  )
}
