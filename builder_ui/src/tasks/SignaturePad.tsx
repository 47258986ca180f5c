import { Button } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { usePen } from '@/runtime/files/usePen'
import '@/runtime/files/files.css'

interface Props {
  value: string | null
  change: (signature: string | null) => void
}

/** A signature under an opinion; it goes with the opinion as a picture. */
export const SignaturePad = ({ value, change }: Props) => {
  const { t } = useTranslation()
  const { canvas, begin, go, wipe } = usePen(4)
  const drawing = useRef(false)
  const end = () => {
    if (drawing.current) change(canvas.current?.toDataURL('image/png') ?? null)
    drawing.current = false
  }
  return (
    <div className="lq-sign">
      <canvas
        ref={canvas} width={600} height={200} tabIndex={0} role="img" aria-label={t('tasks.sign_here')}
        onPointerDown={(event) => { drawing.current = begin(event) }} onPointerMove={go} onPointerUp={end} onPointerCancel={end}
      />
      <span className="row g8"><Button size="small" type="text" disabled={!value} onClick={() => { wipe(); change(null) }}>{t('form.sign_wipe')}</Button><span className="s12 t3">{t('form.sign_hint')}</span></span>
    </div>
  )
}
