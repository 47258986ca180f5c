import { Tabs } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outline } from './Outline'
import { Palette } from './Palette'

/** The left pane: what can be added, and the outline of what there is. */
export const LeftPane = () => {
  const { t } = useTranslation()
  const [tab, setTab] = useState('fields')
  return (
    <aside className="lq-pal" aria-label={t('forms.left_pane')}>
      <Tabs
        activeKey={tab} onChange={setTab} className="lq-pane-tabs"
        items={[{ key: 'fields', label: t('forms.tab_fields') }, { key: 'outline', label: t('forms.tab_outline') }]}
      />
      {tab === 'fields' ? <Palette /> : <Outline />}
    </aside>
  )
}
