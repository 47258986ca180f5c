import { useMemo } from 'react'
import { Icon } from '@/kit/icons'
import { useDrag, type Dragged } from '../dnd'

/** One thing to add: click, Enter, or drag it into the form. */
export const PaletteItem = ({ type, text, icon, add }: { type: string; text: string; icon: string; add: () => void }) => {
  const dragged = useMemo<Dragged>(() => ({ kind: 'new', type, icon, text }), [type, icon, text])
  const { ref, listeners, isDragging } = useDrag(`new:${type}`, dragged)
  return (
    <button type="button" ref={ref} {...listeners} className={isDragging ? 'lq-pal-item lifted' : 'lq-pal-item'} data-type={type} onClick={add}>
      <Icon name={icon} />
      <span className="nw">{text}</span>
    </button>
  )
}
