import { Button, InputNumber } from 'antd'
import { useImperativeHandle, useState, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '@/kit/icons'
import { Empty } from '@/kit/states'
import { useRun } from '@/studio/editor/context'
import { useDecision, useDesk } from '../desk'
import { changeCard, type CardBody } from '../document'
import { ExportMenu } from '../exchange/ExportMenu'
import { ImportFile } from '../exchange/ImportFile'
import { TrialPanel } from '../trial/TrialPanel'
import type { Jumper } from '../TableDesigner'
import { CharacteristicCard } from './CharacteristicCard'
import { CharacteristicDialog } from './CharacteristicDialog'
import { rangeOf } from './points'

/** A score card: characteristics with their bins and points at the left, a trial with the explained total at the right. */
export const CardDesigner = ({ jumper }: { jumper: Ref<Jumper> }) => {
  const { t } = useTranslation()
  const doc = useDecision<CardBody, CardBody>((whole) => whole)
  const run = useRun<CardBody>()
  const { readOnly } = useDesk()
  const [importing, setImporting] = useState(false)
  const [asked, setAsked] = useState<{ uid?: string }>()
  useImperativeHandle(jumper, () => ({
    jump: (pointer) => {
      const parts = pointer.split('/')
      for (let length = parts.length; length > 1; length -= 1) {
        const place = document.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(parts.slice(0, length).join('/'))}"]`)
        if (!place) continue
        place.scrollIntoView({ block: 'center' })
        ;(place.querySelector<HTMLElement>('input, button') ?? place).focus()
        return
      }
    },
  }), [])
  const { low, high } = rangeOf(doc)
  return (
    <div className="lq-decision">
      <main className="lq-decision-main card-main">
        <div className="lq-dt-tools">
          {readOnly ? <span className="tag amber">{t('studio.edit_on_pc')}</span> : (
            <label className="row g8" data-pointer="/base"><span className="t2">{t('decisions.base')}</span>
              <InputNumber<string> stringMode value={doc.base === undefined ? null : String(doc.base)} aria-label={t('decisions.base')} placeholder="0" style={{ width: 96 }} onChange={(value) => run(changeCard({ base: value === null ? undefined : String(value) }))} />
            </label>
          )}
          {!readOnly && <Button type="text" className="t2" icon={<Icon name="plus" />} onClick={() => setAsked({})}>{t('decisions.characteristic')}</Button>}
          <span className="sp" />
          <span className="tag">{t('decisions.points_range', { low, high })}</span>
          {!readOnly && <Button icon={<Icon name="table" />} onClick={() => setImporting(true)}>{t('decisions.import_excel')}</Button>}
          {!readOnly && <ExportMenu />}
          {importing && <ImportFile close={() => setImporting(false)} />}
        </div>
        {doc.characteristics.length === 0 && <div className="card"><Empty icon="checklist" title={t('decisions.no_characteristics')} why={t('decisions.no_characteristics_why')} action={readOnly ? undefined : <Button onClick={() => setAsked({})}>{t('decisions.characteristic')}</Button>} /></div>}
        {doc.characteristics.map((part, index) => <CharacteristicCard key={part.uid} part={part} index={index} count={doc.characteristics.length} change={() => setAsked({ uid: part.uid })} />)}
      </main>
      <TrialPanel />
      {asked && <CharacteristicDialog key={asked.uid ?? 'new'} uid={asked.uid} close={() => setAsked(undefined)} />}
    </div>
  )
}
