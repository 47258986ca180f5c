import { createContext, useContext, useMemo, useState, type ReactNode } from 'react'

/** A node that is being moved: it goes where the next ＋ is clicked. */
interface Moving {
  readonly moving: string | undefined
  readonly begin: (uid: string) => void
  readonly stop: () => void
}

const Context = createContext<Moving>({ moving: undefined, begin: () => undefined, stop: () => undefined })

export const useMoving = (): Moving => useContext(Context)

export const MovingProvider = ({ children }: { children: ReactNode }) => {
  const [moving, setMoving] = useState<string>()
  const value = useMemo(() => ({ moving, begin: setMoving, stop: () => setMoving(undefined) }), [moving])
  return <Context value={value}>{children}</Context>
}
