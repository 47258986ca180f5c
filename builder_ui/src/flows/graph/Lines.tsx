import type { Laid } from './layout'

/** The lines between what is drawn. */
export const Lines = ({ laid }: { laid: Laid }) => (
  <svg className="lqf-lines" width={laid.width} height={laid.height} aria-hidden="true">
    <defs>
      <marker id="lqf-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M1 1 7 4 1 7" className="tip" /></marker>
    </defs>
    {laid.lines.map(({ key, d, dashed, arrow }) => <path key={key} d={d} className={dashed ? 'dashed' : ''} markerEnd={arrow ? 'url(#lqf-arrow)' : undefined} />)}
  </svg>
)
