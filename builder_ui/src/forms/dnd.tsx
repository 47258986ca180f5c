import { DndContext, PointerSensor, useDraggable, useSensor, useSensors, type DragStartEvent } from '@dnd-kit/core'
import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { Icon } from '@/kit/icons'
import type { Line, Target } from './dropTarget'

/** What is dragged: a type from the palette, a field of the form, a section, or a tab or step with all of its sections. */
export type Dragged =
  | { readonly kind: 'new'; readonly type: string; readonly icon: string; readonly text: string }
  | { readonly kind: 'field'; readonly uid: string; readonly icon: string; readonly text: string }
  | { readonly kind: 'section' | 'page'; readonly uid: string; readonly icon: string; readonly text: string }

interface Props {
  /** Where a drop at this point of the window would go; undefined outside of the form. */
  find: (dragged: Dragged, x: number, y: number) => Target | undefined
  drop: (dragged: Dragged, target: Target) => void
  announce: (what: 'lifted' | 'dropped' | 'cancelled', dragged: Dragged) => string
  instructions: string
  children: ReactNode
}

interface Point {
  readonly x: number
  readonly y: number
}

const Active = createContext<Dragged | undefined>(undefined)

/** What is being dragged now. */
export const useDragged = (): Dragged | undefined => useContext(Active)

/** Dragging and dropping with a pointer. The only file that knows the library; every drag also has a click for it. */
export const DragArea = ({ find, drop, announce, instructions, children }: Props) => {
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }))
  const [dragged, setDragged] = useState<Dragged>()
  const [target, setTarget] = useState<Target>()
  const [point, setPoint] = useState<Point>()
  const latest = useRef({ find, target })
  useEffect(() => {
    latest.current = { find, target }
  })
  useEffect(() => {
    if (!dragged) return
    let last: Point | undefined
    const look = () => {
      if (last) setTarget(latest.current.find(dragged, last.x, last.y))
    }
    const moved = (event: PointerEvent) => {
      last = { x: event.clientX, y: event.clientY }
      setPoint(last)
      look()
    }
    window.addEventListener('pointermove', moved)
    window.addEventListener('scroll', look, true)
    return () => {
      window.removeEventListener('pointermove', moved)
      window.removeEventListener('scroll', look, true)
    }
  }, [dragged])

  const stop = () => {
    setDragged(undefined)
    setTarget(undefined)
    setPoint(undefined)
  }
  const start = ({ active, activatorEvent }: DragStartEvent) => {
    setDragged(active.data.current as Dragged)
    if (activatorEvent instanceof PointerEvent) setPoint({ x: activatorEvent.clientX, y: activatorEvent.clientY })
  }
  const end = () => {
    const to = latest.current.target
    if (dragged && to) drop(dragged, to)
    stop()
  }
  const told = (what: 'lifted' | 'dropped' | 'cancelled') => ({ active }: { active: { data: { current: unknown } } }) =>
    announce(what, active.data.current as Dragged)
  return (
    <DndContext
      sensors={sensors} collisionDetection={nothing} onDragStart={start} onDragEnd={end} onDragCancel={stop}
      accessibility={{
        announcements: { onDragStart: told('lifted'), onDragOver: () => undefined, onDragEnd: told('dropped'), onDragCancel: told('cancelled') },
        screenReaderInstructions: { draggable: instructions },
      }}
    >
      <Active value={dragged}>{children}</Active>
      {dragged && createPortal(
        <>
          {target && <DropLine line={target.line} />}
          {point && <Ghost dragged={dragged} at={point} />}
        </>,
        document.body,
      )}
    </DndContext>
  )
}

// where a drop goes is decided by `find`, from the pointer alone
const nothing = () => []

const DropLine = ({ line }: { line: Line }) => (
  <div className={`lq-drop ${line.upright ? 'upright' : ''}`} style={{ left: line.x, top: line.y, [line.upright ? 'height' : 'width']: line.length }} aria-hidden="true" />
)

const Ghost = ({ dragged, at }: { dragged: Dragged; at: Point }) => (
  <div className="lq-ghost" style={{ left: at.x - 14, top: at.y - 20 }} aria-hidden="true">
    <Icon name="grip" />
    <Icon name={dragged.icon} />
    <span>{dragged.text}</span>
  </div>
)

/** Makes an element, or its handle, the start of a drag. */
export function useDrag(id: string, dragged: Dragged) {
  const data = useMemo(() => ({ ...dragged }), [dragged])
  const { setNodeRef, setActivatorNodeRef, listeners, isDragging } = useDraggable({ id, data })
  return { ref: setNodeRef, handle: setActivatorNodeRef, listeners, isDragging }
}
