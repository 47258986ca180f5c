import { Button, Input, type InputRef } from 'antd'
import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NEW_SECTION } from '@/document'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { useFreeKey } from '@/studio/editor/useEditorKeys'
import { useDesigner } from '../designer'
import { SECTION } from '../FormDragArea'
import { typeIcon } from '../icons'
import { useAddPart } from '../useAddPart'
import { PaletteItem } from './PaletteItem'

const SheetFields = lazy(() => import('../sheet/SheetFields').then((module) => ({ default: module.SheetFields })))

interface Item {
  type: string
  text: string
  also: string
  icon: string
}

const GROUPS = ['basic', 'bank', 'relation'] as const

/** Often used first; a type that is not named here follows in the order of the catalogue. */
const ORDER = [
  'text', 'long_text', 'integer', 'decimal', 'date', 'date_time', 'choice', 'choices', 'boolean', 'time', 'duration', 'tags', 'rating', 'slider', 'rich_text', 'url',
  'money', 'percent', 'phone', 'email', 'id_number', 'card_number', 'serial_number', 'region', 'address', 'location', 'reference', 'references', 'person', 'people', 'org_unit',
]
const rank = (type: string): number => (ORDER.includes(type) ? ORDER.indexOf(type) : ORDER.length)

/** Everything that can be put into a form, by group; found by typing, added by click, Enter or dragging. */
export const Palette = () => {
  const { t, i18n } = useTranslation()
  const { catalogue } = useDesigner()
  const [wanted, setWanted] = useState('')
  const [pasting, setPasting] = useState(false)
  const search = useRef<InputRef>(null)
  const add = useAddPart()
  useFreeKey('/', () => search.current?.focus())

  const groups = useMemo(() => {
    const items = (group: string): Item[] =>
      catalogue.field_types
        .filter((type) => type.group === group)
        .sort((one, other) => rank(one.name) - rank(other.name))
        .map((type) => ({ type: type.name, text: label(type.label), also: `${type.label.zh} ${type.label.en ?? ''} ${type.name}`, icon: typeIcon(type.icon) }))
    const known = GROUPS.map((group) => ({ group, items: items(group) }))
    const section = { type: SECTION, text: t('forms.section'), also: `${NEW_SECTION.zh} ${NEW_SECTION.en}`, icon: 'section' }
    return [...known, { group: 'layout', items: [section] }]
    // labels follow the language
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [catalogue, t, i18n.language])

  const text = wanted.trim().toLowerCase()
  const shown = groups
    .map(({ group, items }) => ({ group, items: items.filter(({ also }) => also.toLowerCase().includes(text)) }))
    .filter(({ items }) => items.length > 0)
  const first = shown[0]?.items[0]
  return (
    <>
      <div className="lq-pal-search">
        <Input
          ref={search} value={wanted} allowClear aria-label={t('forms.search_fields')} placeholder={t('forms.search_fields')}
          prefix={<Icon name="search" />} suffix={wanted ? undefined : <span className="kbd" aria-hidden="true">/</span>}
          onChange={({ target }) => setWanted(target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            if (event.key === 'Enter' && text && first) add(first.type)
            if (event.key === 'Escape') {
              setWanted('')
              search.current?.blur()
            }
          }}
        />
      </div>
      <div className="lq-pal-list">
        {shown.map(({ group, items }) => (
          <section key={group} aria-label={t(`forms.group_${group}`)}>
            <h2 className="s12 t3"><span>{t(`forms.group_${group}`)}</span><span>{items.length}</span></h2>
            <div className="lq-pal-items">
              {items.map((item) => <PaletteItem key={item.type} {...item} add={() => add(item.type)} />)}
            </div>
          </section>
        ))}
        {shown.length === 0 && <p className="t3 lq-pal-none">{t('forms.search_nothing', { text: wanted })}</p>}
      </div>
      <div className="lq-pal-foot">
        <Button block icon={<Icon name="table" />} onClick={() => setPasting(true)}>{t('sheet.title')}</Button>
      </div>
      {pasting && <Suspense><SheetFields close={() => setPasting(false)} /></Suspense>}
    </>
  )
}
