import type { SVGProps } from 'react'
import { shapes } from './iconShapes'

/** A name in the one set of icons; an unknown name (from a definition) shows the neutral grid. */
export type IconName = keyof typeof shapes

export const isIconName = (name: string): name is IconName => Object.hasOwn(shapes, name)

interface IconProps extends Omit<SVGProps<SVGSVGElement>, 'name'> {
  name: IconName | (string & {})
  size?: number
}

/** One icon: 16 grid, 1.5 stroke, the colour of its text. Decorative; an icon-only button carries the label. */
export const Icon = ({ name, size = 16, className, ...rest }: IconProps) => (
  <svg
    {...rest} className={className ? `lq-icon ${className}` : 'lq-icon'} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true"
    fill="none" stroke="currentColor" strokeWidth={1.5} strokeLinecap="round" strokeLinejoin="round"
  >
    {(isIconName(name) ? shapes[name] : shapes.grid).map((d) => <path key={d} d={d} />)}
  </svg>
)
