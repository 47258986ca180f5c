import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/kit/IconButton'

const STEPS = [0.5, 0.67, 0.8, 1, 1.25, 1.5]
const PAD = 48

/** A surface larger than its place: scrolled, and drawn smaller or larger. `width` is that of what is drawn at 1. */
export const Zoomed = ({ width, children }: { width: number; children: ReactNode }) => {
  const { t } = useTranslation()
  const [zoom, setZoom] = useState(1)
  const scroll = useRef<HTMLDivElement>(null)
  const by = (step: number) => setZoom((now) => STEPS[Math.max(0, Math.min(STEPS.length - 1, STEPS.findIndex((each) => each >= now) + step))] ?? 1)
  const fit = () => setZoom(Math.max(0.5, Math.min(1, ((scroll.current?.clientWidth ?? width) - PAD) / Math.max(1, width))))
  useEffect(() => {
    // a column begins in the middle, however wide its branches are
    const pane = scroll.current
    if (pane) pane.scrollLeft = (pane.scrollWidth - pane.clientWidth) / 2
  }, [])
  return (
    <>
      <div className="lqf-scroll" ref={scroll} tabIndex={0} role="region" aria-label={t('graph.flow')}>
        <div className="lqf-zoomed" style={{ zoom }}>{children}</div>
      </div>
      <div className="lqf-zoom">
        <IconButton small icon="minus" label={t('graph.smaller')} onClick={() => by(-1)} />
        <span className="s12" role="status">{Math.round(zoom * 100)}%</span>
        <IconButton small icon="plus" label={t('graph.larger')} onClick={() => by(1)} />
        <IconButton small icon="expand" label={t('graph.fit')} onClick={fit} />
      </div>
    </>
  )
}
