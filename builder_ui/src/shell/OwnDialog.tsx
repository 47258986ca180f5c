import { lazy, Suspense } from 'react'

const DelegationDialog = lazy(async () => ({ default: (await import('./DelegationDialog')).DelegationDialog }))
const PasswordDialog = lazy(async () => ({ default: (await import('./PasswordDialog')).PasswordDialog }))

export type OwnDialogName = 'delegation' | 'password'

/** What the menu of one's own opens. It stands beside the menu, which goes away at the first click outside it. */
export const OwnDialog = ({ which, close }: { which: OwnDialogName; close: () => void }) => (
  <Suspense>{which === 'delegation' ? <DelegationDialog close={close} /> : <PasswordDialog close={close} />}</Suspense>
)
