import { useId, useRef, useState, type ReactNode } from 'react'
import { Icon } from '@/kit/icons'

/** Choose a file by a click or drop one here. */
export const FileButton = ({ accept, children, take }: { accept: string; children: ReactNode; take: (file: File) => void }) => {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  return (
    <label
      htmlFor={id} className={over ? 'lq-file over' : 'lq-file'}
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
        id={id} ref={input} type="file" accept={accept} className="lq-hidden"
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
