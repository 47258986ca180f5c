import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { addSection, fieldNamed, moveSection, NEW_SECTION, newUid, type Section } from '@/document'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { IconButton } from '@/kit/IconButton'
import { SectionMenu } from '../copying/SectionMenu'
import { useChoose } from '../copying/useChoose'
import { useAct, useForm, useIsSelected, type Device } from '../designer'
import { useDrag, type Dragged } from '../dnd'
import type { OptionSets } from '../meta'
import { useRemove } from '../useRemove'
import { FieldCell } from './FieldCell'

/** A titled block of the form: its head can be selected and dragged, its body is the 24-column grid. */
export const SectionBlock = ({ section, device, readOnly, sets }: { section: Section; device: Device; readOnly: boolean; sets: OptionSets }) => {
  const { t } = useTranslation()
  const doc = useForm((state) => state.doc)
  const choose = useChoose()
  const selected = useIsSelected(section.uid)
  const alone = useForm(({ also }) => also.length === 0)
  const name = label(section.label) || t('forms.section')
  const dragged = useMemo<Dragged>(() => ({ kind: 'section', uid: section.uid, icon: 'section', text: name }), [section.uid, name])
  const { ref, handle, listeners } = useDrag(`section:${section.uid}`, dragged)
  return (
    <section className="lq-sec" ref={ref} data-body={section.uid} aria-label={name}>
      <div className={selected ? 'lq-sec-head on' : 'lq-sec-head'} data-part={section.uid}>
        <button type="button" className="hit" disabled={readOnly} aria-pressed={selected} onClick={(event) => choose(section.uid, event)} ref={handle} {...listeners}>
          {name}
        </button>
        {selected && alone && !readOnly && <SectionBar section={section} />}
      </div>
      <div className="lq-grid">
        {section.children.map((child) => {
          const field = fieldNamed(doc, child.field)
          return field && <FieldCell key={field.uid} field={field} width={device === 'phone' ? 24 : child.width} readOnly={readOnly} sets={sets} />
        })}
        {section.children.length === 0 && (
          <p className="lq-sec-empty t3"><Icon name="plus" />{t('forms.section_empty')}</p>
        )}
      </div>
    </section>
  )
}

const SectionBar = ({ section }: { section: Section }) => {
  const { t } = useTranslation()
  const layout = useForm(({ doc }) => doc.layout)
  const act = useAct()
  const remove = useRemove()
  const index = layout.indexOf(section)
  const add = () => {
    const uid = newUid()
    act(addSection(uid, NEW_SECTION, section.uid), uid)
  }
  return (
    <div className="lq-float" role="toolbar" aria-label={t('forms.section_tools')}>
      <IconButton small icon="up" label={t('forms.move_up')} disabled={index === 0} onClick={() => act(moveSection(section.uid, index - 1))} />
      <IconButton small icon="down" label={t('forms.move_down')} disabled={index === layout.length - 1} onClick={() => act(moveSection(section.uid, index + 1))} />
      <IconButton small icon="plus" label={t('forms.add_section')} onClick={add} />
      <SectionMenu uid={section.uid} />
      <span className="vr" />
      <IconButton small icon="trash" label={t('forms.remove_section')} disabled={layout.length === 1 && section.children.length > 0} onClick={() => remove(section.uid)} />
    </div>
  )
}
