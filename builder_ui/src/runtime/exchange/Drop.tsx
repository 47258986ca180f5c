import { useId, useState, type ReactNode } from 'react'
import { Icon } from '@/kit/icons'

/** Choose a sheet by a click, or drop one here. */
export const Drop = ({ children, take }: { children: ReactNode; take: (file: File) => void }) => {
  const id = useId()
  const [over, setOver] = useState(false)
  return (
    <label
      htmlFor={id} className={over ? 'lq-sheet-drop over' : 'lq-sheet-drop'}
      onDragOver={(event) => { event.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const [file] = event.dataTransfer.files
        if (file) take(file)
      }}
    >
      <Icon name="upload" size={20} />
      <span>{children}</span>
      <input
        id={id} type="file" accept=".xlsx,.csv" className="lq-hidden"
        onChange={({ target }) => {
          const file = target.files?.[0]
          if (file) take(file)
          // the same file may be chosen again
          target.value = ''
        }}
      />
    </label>
  )
}
