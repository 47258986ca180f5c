import { Button, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { freeName, NEW_OPTION, newUid } from '@/document'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import type { OptionBody, OptionSetBody } from '../bodies'
import { useDocument, useRun } from '../editor/context'
import { BothLanguages } from './BothLanguages'
import { addPart, change, movePart } from './commands'
import { EffectsPanel } from './options/EffectsPanel'
import { OptionRow } from './options/OptionRow'
import { Sortable } from './Sortable'

/** The options of a set: what is stored, what people read, in which order. */
export const OptionSetEditor = () => {
  const { t } = useTranslation()
  const set = useDocument<OptionSetBody, OptionSetBody>(({ doc }) => doc)
  const run = useRun<OptionSetBody>()
  // codes of options made here follow their English labels; stored values hang on all others
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  const add = () => {
    const uid = newUid()
    setFresh((before) => new Set([...before, uid]))
    run(addPart<OptionSetBody, OptionBody>('options', { uid, code: freeName('option', set.options.map(({ code }) => code)), label: NEW_OPTION }))
  }
  return (
    <div className="lq-set">
      <section className="card lq-panel">
        <div className="lq-panel-row" data-pointer="/label">
          <label htmlFor="set-label">{t('common.name')}</label>
          <BothLanguages id="set-label" title={t('common.name')} value={set.label} change={(text) => run(change<OptionSetBody>({ label: text }))} />
        </div>
        <div className="lq-panel-row">
          <span>{t('studio.set_traits')}</span>
          <div className="row g24 wrap">
            <label className="row g8"><Switch checked={set.ranked ?? false} onChange={(on) => run(change<OptionSetBody>({ ranked: on || undefined }))} />{t('studio.ranked')}</label>
            <label className="row g8"><Switch checked={set.shared ?? false} onChange={(on) => run(change<OptionSetBody>({ shared: on || undefined }))} />{t('forms.shared')}</label>
          </div>
        </div>
      </section>
      <section className="card lq-panel">
        <header className="hd">
          <h2>{t('studio.options')}</h2><span className="bdg">{set.options.length}</span>
          <span className="s12 t3">{t(set.ranked ? 'studio.ranked_how' : 'studio.options_how')}</span>
        </header>
        <Sortable ids={set.options.map(({ uid }) => uid)} nameOf={(uid) => label(set.options.find((option) => option.uid === uid)?.label)} move={(from, to) => run(movePart<OptionSetBody>('options', from, to))}>
          <ul className="lq-options">
            {set.options.map((option, index) => <OptionRow key={option.uid} option={option} index={index} fresh={fresh.has(option.uid)} />)}
          </ul>
        </Sortable>
        <div className="lq-panel-foot"><Button icon={<Icon name="plus" />} onClick={add}>{t('studio.add_option')}</Button></div>
      </section>
      <EffectsPanel />
    </div>
  )
}
