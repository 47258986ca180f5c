import type { MenuProps } from 'antd'
import { useTranslation } from 'react-i18next'
import { dropBeside, fieldNamed, fitsBeside, moveField, placeOf, stepField, type Command, type Field } from '@/document'
import { label } from '@/i18n'
import { useAct, useForm } from '../designer'

/** Everything dragging can do with a field, as a menu: steps, ends, other sections, beside another field. */
export function useMoves(field: Field): MenuProps {
  const { t } = useTranslation()
  const doc = useForm((state) => state.doc)
  const act = useAct()
  const place = placeOf(doc, field.name)
  const here = doc.layout.find(({ uid }) => uid === place?.section)
  if (!place || !here) return { items: [] }

  const commands = new Map<string, Command>([
    ['up', stepField(field.uid, -1)],
    ['down', stepField(field.uid, 1)],
    ['first', moveField(field.uid, { section: here.uid, index: 0 })],
    ['last', moveField(field.uid, { section: here.uid, index: here.children.length })],
  ])
  for (const section of doc.layout) commands.set(`section ${section.uid}`, moveField(field.uid, { section: section.uid, index: section.children.length }))
  const beside = here.children.flatMap((child) => {
    const other = fieldNamed(doc, child.field)
    return other && other.uid !== field.uid && fitsBeside(doc, field.name, other.name) ? [other] : []
  })
  for (const other of beside) commands.set(`beside ${other.uid}`, dropBeside(field, other.name, 'right'))

  return {
    onClick: ({ key }) => {
      const command = commands.get(key)
      if (command) act(command, field.uid)
    },
    items: [
      { key: 'up', label: t('forms.move_up'), extra: 'Alt+↑' },
      { key: 'down', label: t('forms.move_down'), extra: 'Alt+↓' },
      { key: 'first', label: t('forms.move_first'), disabled: place.index === 0 },
      { key: 'last', label: t('forms.move_last'), disabled: place.index === here.children.length - 1 },
      { type: 'divider' },
      {
        key: 'sections', label: t('forms.move_section'), disabled: doc.layout.length < 2,
        children: doc.layout.filter((section) => section !== here).map((section) => ({ key: `section ${section.uid}`, label: label(section.label) || t('forms.section') })),
      },
      { key: 'beside', label: t('forms.move_beside'), disabled: beside.length === 0, children: beside.map((other) => ({ key: `beside ${other.uid}`, label: label(other.label) || other.name })) },
    ],
  }
}
