import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { actingOf, useMe } from '@/api/session'
import type { Assignment } from '@/api/types'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { OwnDialog, type OwnDialogName } from './OwnDialog'
import { useDismiss } from './useDismiss'

const IdentityMenu = lazy(async () => ({ default: (await import('./IdentityMenu')).IdentityMenu }))

/** The last two characters of a Chinese name, the initials of another. */
export const initials = (name: string): string =>
  /[\u4e00-\u9fff]/.test(name) ? name.slice(-2) : name.split(/\s+/).map((part) => part[0]?.toUpperCase() ?? '').join('').slice(0, 2)

/** The unit with the one above it where both fit; a long name stands alone. */
const whereOf = (acting: Pick<Assignment, 'unit'>): string => {
  const two = (acting.unit.path ?? [acting.unit.label]).slice(-2).map(label).join('·')
  return two.length <= 10 ? two : label(acting.unit.label)
}

/** Who I am and in which post I act, at the foot of the navigation. */
export const Identity = () => {
  const { t } = useTranslation()
  const me = useMe()
  const [open, setOpen] = useState(false)
  const [dialog, setDialog] = useState<OwnDialogName>()
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useDismiss(box, open, () => { setOpen(false); button.current?.focus() })
  const standing = me.delegations.find((one) => one.id === me.acting_for)
  const acting = standing ?? actingOf(me)
  return (
    <div className="lq-identity" ref={box}>
      <button ref={button} type="button" className="me" aria-haspopup="menu" aria-expanded={open} title={t('shell.identity', { name: me.person.name })} onClick={() => setOpen(!open)}>
        <span className="av" aria-hidden="true">{initials(me.person.name)}</span>
        <span className="who">
          <span className="nw">{standing ? t('shell.for', { who: me.person.name, whom: standing.person.label }) : me.person.name}{acting && <span className="t2">·{label(acting.post.label)}</span>}</span>
          <span className="nw s12 t3">{acting ? whereOf(acting) : t('shell.no_post')}</span>
        </span>
        <Icon name="up" size={12} className="t3" />
      </button>
      {open && <Suspense><IdentityMenu close={() => setOpen(false)} ask={(which) => { setOpen(false); setDialog(which) }} /></Suspense>}
      {dialog && <OwnDialog which={dialog} close={() => { setDialog(undefined); button.current?.focus() }} />}
    </div>
  )
}
