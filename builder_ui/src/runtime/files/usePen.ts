import { useRef, type PointerEvent } from 'react'

/** Drawing on a canvas with a finger, a pen or a mouse. `width` of the line is in the canvas' own pixels. */
export const usePen = (width: number) => {
  const canvas = useRef<HTMLCanvasElement>(null)
  const at = (event: PointerEvent<HTMLCanvasElement>): [number, number] => {
    const { left, top, width: wide, height } = event.currentTarget.getBoundingClientRect()
    return [((event.clientX - left) / wide) * event.currentTarget.width, ((event.clientY - top) / height) * event.currentTarget.height]
  }
  /** Put the pen down; false where the browser cannot draw. */
  const begin = (event: PointerEvent<HTMLCanvasElement>): boolean => {
    const pen = event.currentTarget.getContext('2d')
    if (!pen) return false
    event.currentTarget.setPointerCapture(event.pointerId)
    pen.lineWidth = width
    pen.lineCap = pen.lineJoin = 'round'
    pen.beginPath()
    pen.moveTo(...at(event))
    return true
  }
  const go = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const pen = event.currentTarget.getContext('2d')
    pen?.lineTo(...at(event))
    pen?.stroke()
  }
  const wipe = () => {
    const { current } = canvas
    current?.getContext('2d')?.clearRect(0, 0, current.width, current.height)
  }
  return { canvas, begin, go, wipe }
}
