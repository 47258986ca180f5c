import type { ButtonHTMLAttributes, Ref } from 'react'
import { Icon, type IconName } from './icons'

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  icon: IconName
  /** What it does: its tooltip and its name for a screen reader. */
  label: string
  small?: boolean
  ref?: Ref<HTMLButtonElement>
}

/** A button that shows only an icon; it always has a name. */
export const IconButton = ({ icon, label, small, className = '', ref, ...rest }: Props) => (
  <button type="button" ref={ref} aria-label={label} title={label} className={`ib ${small ? 'sm' : ''} ${className}`} {...rest}>
    <Icon name={icon} />
  </button>
)
