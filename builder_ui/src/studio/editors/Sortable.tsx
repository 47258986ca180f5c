import { Dropdown } from 'antd'
import { DndContext, KeyboardSensor, PointerSensor, closestCenter, useSensor, useSensors } from '@dnd-kit/core'
import { SortableContext, sortableKeyboardCoordinates, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { createContext, useContext, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '@/kit/icons'

interface Props {
  ids: readonly string[]
  nameOf: (id: string) => string
  move: (from: number, to: number) => void
  children: ReactNode
}

const Order = createContext<Pick<Props, 'ids' | 'move'>>({ ids: [], move: () => undefined })

/** A list whose rows are put in order by dragging a grip, by clicking on it, or with Space and the arrow keys on it. */
export const Sortable = ({ ids, nameOf, move, children }: Props) => {
  const { t } = useTranslation()
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }), useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }))
  const position = (id: unknown) => ids.indexOf(String(id)) + 1
  return (
    <DndContext
      sensors={sensors} collisionDetection={closestCenter}
      onDragEnd={({ active, over }) => over && active.id !== over.id && move(position(active.id) - 1, position(over.id) - 1)}
      accessibility={{
        screenReaderInstructions: { draggable: t('studio.sort_help') },
        announcements: {
          onDragStart: ({ active }) => t('studio.sort_lifted', { name: nameOf(String(active.id)), index: position(active.id) }),
          onDragOver: ({ active, over }) => (over ? t('studio.sort_over', { name: nameOf(String(active.id)), index: position(over.id) }) : ''),
          onDragEnd: ({ active, over }) => t('studio.sort_dropped', { name: nameOf(String(active.id)), index: position((over ?? active).id) }),
          onDragCancel: ({ active }) => t('studio.sort_cancelled', { name: nameOf(String(active.id)) }),
        },
      }}
    >
      <SortableContext items={[...ids]} strategy={verticalListSortingStrategy}><Order value={{ ids, move }}>{children}</Order></SortableContext>
    </DndContext>
  )
}

/** One row of a sortable list; `children` is given its grip. */
export const SortableRow = ({ id, name, className, pointer, children }: { id: string; name: string; className: string; pointer?: string; children: (grip: ReactNode) => ReactNode }) => {
  const { t } = useTranslation()
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({ id })
  const { ids, move } = useContext(Order)
  const at = ids.indexOf(id)
  const steps: Record<string, number> = { first: 0, up: at - 1, down: at + 1, last: ids.length - 1 }
  const items = [
    { key: 'first', label: t('studio.sort_first'), disabled: at === 0 }, { key: 'up', label: t('forms.move_up'), disabled: at === 0 },
    { key: 'down', label: t('forms.move_down'), disabled: at === ids.length - 1 }, { key: 'last', label: t('studio.sort_last'), disabled: at === ids.length - 1 },
  ]
  const grip = (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key, domEvent }) => { domEvent.stopPropagation(); move(at, steps[key] ?? at) } }}>
      <button type="button" ref={setActivatorNodeRef} {...attributes} {...listeners} className="ib sm lq-grip" aria-label={t('studio.sort', { name })} aria-haspopup="menu">
        <Icon name="grip" />
      </button>
    </Dropdown>
  )
  return (
    <li ref={setNodeRef} className={`${className} ${isDragging ? 'lifted' : ''}`} data-pointer={pointer} style={{ transform: CSS.Translate.toString(transform), transition }}>
      {children(grip)}
    </li>
  )
}
