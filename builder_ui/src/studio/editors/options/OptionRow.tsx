import { App, Input, Select, Switch } from 'antd'
import { Suspense, lazy, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { freeName, slug } from '@/document'
import { label } from '@/i18n'
import { errorText } from '@/kit/errorText'
import { IconButton } from '@/kit/IconButton'
import type { OptionBody, OptionSetBody } from '../../bodies'
import { useDocument, useEditor, useRun, useSaving } from '../../editor/context'
import { whereUsed } from '../../uses/api'
import { UseList } from '../../uses/UseList'
import { BothLanguages } from '../BothLanguages'
import { changePart, removePart } from '../commands'
import { SortableRow } from '../Sortable'

const MergeDialog = lazy(() => import('./MergeDialog').then((module) => ({ default: module.MergeDialog })))
const COLOURS = ['', 'grey', 'red', 'orange', 'gold', 'green', 'cyan', 'blue', 'purple'] as const

/** One option: what people read, what is stored, its colour, and whether it can still be chosen. */
export const OptionRow = ({ option, index, fresh }: { option: OptionBody; index: number; fresh: boolean }) => {
  const { t } = useTranslation()
  const run = useRun<OptionSetBody>()
  const codes = useDocument<OptionSetBody, readonly OptionBody[]>(({ doc }) => doc.options)
  const { draft } = useSaving<OptionSetBody>()
  const published = draft.live_version !== null
  const { app } = useEditor()
  const { message, modal } = App.useApp()
  const [merging, setMerging] = useState(false)
  const into = option.merged_into === undefined ? undefined : codes.find(({ code }) => code === option.merged_into) ?? { code: option.merged_into, label: undefined }
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
    const saved = draft.body.options.find(({ uid }) => uid === option.uid)
    if (!saved) return go() // what was never saved nobody can use yet
    const asked = await whereUsed(app, 'option_set', draft.name, saved.code).catch((error: unknown) => void message.error(errorText(error)))
    if (!asked) return // who uses it is not known: it stays
    const { items: used, hanging } = asked
    if (used.length + hanging.length === 0) return go()
    modal.confirm({ title: t('change.option_used', { name, count: used.length }), width: 560, content: <UseList app={app} uses={used} hanging={hanging} />, okText: t('change.delete_option'), okButtonProps: { danger: true }, cancelText: t('common.cancel'), onOk: go })
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
          {into ? (
            <span className="row g8 s12 merged"><span className="tag">{t('options.merged_into', { name: label(into.label) || into.code })}</span><button type="button" className="lq-link" aria-label={t('options.unmerge_of', { name })} onClick={() => set({ merged_into: undefined, retired: undefined })}>{t('options.unmerge')}</button></span>
          ) : (
            <label className="row g4 s12 t2 retire"><Switch size="small" checked={option.retired ?? false} onChange={(on) => set({ retired: on || undefined })} aria-label={t('studio.retire', { name })} />{t('studio.retired')}</label>
          )}
          {into || !published ? <span /> : <IconButton small icon="swap" label={t('options.merge_open_of', { name })} onClick={() => setMerging(true)} />}
          <IconButton small icon="trash" label={published ? t('studio.remove_option_published', { name }) : t('studio.remove_option', { name })} onClick={() => void remove()} />
          {merging && <Suspense><MergeDialog option={option} close={() => setMerging(false)} /></Suspense>}
        </>
      )}
    </SortableRow>
  )
}
