import { App, Button, Input, Select, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { freeName, NEW_OPTION, newUid, slug } from '@/document'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { IconButton } from '@/kit/IconButton'
import { UsePlaces } from '@/forms/UsePlaces'
import { uses } from '../api'
import type { OptionBody, OptionSetBody } from '../bodies'
import { useDocument, useEditor, useRun, useSaving } from '../editor/context'
import { BothLanguages } from './BothLanguages'
import { addPart, change, changePart, movePart, removePart } from './commands'
import { Sortable, SortableRow } from './Sortable'

const COLOURS = ['', 'grey', 'red', 'orange', 'gold', 'green', 'cyan', 'blue', 'purple'] as const

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
    </div>
  )
}

const OptionRow = ({ option, index, fresh }: { option: OptionBody; index: number; fresh: boolean }) => {
  const { t } = useTranslation()
  const run = useRun<OptionSetBody>()
  const codes = useDocument<OptionSetBody, readonly OptionBody[]>(({ doc }) => doc.options)
  const { draft } = useSaving()
  const published = draft.live_version !== null
  const { app } = useEditor()
  const { modal } = App.useApp()
  const set = (what: Partial<OptionBody>) => run(changePart<OptionSetBody, OptionBody>('options', option.uid, what))
  const name = label(option.label) || option.code
  const twice = codes.filter(({ code }) => code === option.code).length > 1
  const describe = (text: OptionBody['label']) => {
    const others = codes.filter(({ uid }) => uid !== option.uid).map(({ code }) => code)
    const follows = fresh && text.en && (option.code.startsWith('option') || option.code === freeName(slug(option.label.en ?? ''), others))
    const proposed = follows && text.en ? freeName(slug(text.en), others) : option.code
    set({ label: text, code: proposed })
  }
  const remove = async () => {
    const go = () => void run(removePart<OptionSetBody>('options', option.uid))
    const used = published ? await uses(app, 'option_set', draft.name, option.code).catch(() => []) : []
    if (used.length === 0) return go()
    modal.confirm({ title: t('change.option_used', { name, count: used.length }), content: <UsePlaces uses={used} />, okText: t('change.delete_option'), okButtonProps: { danger: true }, cancelText: t('common.cancel'), onOk: go })
  }
  return (
    <SortableRow id={option.uid} name={name} className={option.retired ? 'lq-option-row retired' : 'lq-option-row'} pointer={`/options/${index}`}>
      {(grip) => (
        <>
          {grip}
          <BothLanguages title={t('studio.option_label')} value={option.label} change={describe} />
          <Input className="mono code" value={option.code} maxLength={48} aria-label={t('studio.option_code', { name })} status={twice || option.code === '' ? 'error' : undefined} onChange={({ target }) => set({ code: target.value.trim() })} />
          <Select
            className="colour" value={option.color ?? ''} aria-label={t('studio.option_colour', { name })} onChange={(color: string) => set({ color: color || undefined })}
            options={COLOURS.map((colour) => ({ value: colour, label: <span className="row g8"><span className={`lq-dot c-${colour || 'none'}`} />{t(`studio.colour_${colour || 'none'}`)}</span> }))}
          />
          <label className="row g4 s12 t2 retire"><Switch size="small" checked={option.retired ?? false} onChange={(on) => set({ retired: on || undefined })} aria-label={t('studio.retire', { name })} />{t('studio.retired')}</label>
          <IconButton small icon="trash" label={published ? t('studio.remove_option_published', { name }) : t('studio.remove_option', { name })} onClick={() => void remove()} />
        </>
      )}
    </SortableRow>
  )
}
