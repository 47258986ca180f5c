import { useState, type PointerEvent } from 'react'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { addressOf } from './files'
import { usePen } from './usePen'
import { useUploads } from './useUploads'
import './files.css'
import type { WidgetProps } from '../widgets/widget'

const WIDTH = 960
const HEIGHT = 320

/** A signature drawn with a finger, a pen or a mouse; kept as a picture once it is taken over. */
export const SignatureInput = ({ id, field, value, onChange, disabled, describedBy }: WidgetProps) => {
  const { t } = useTranslation()
  const { canvas, begin, go, wipe } = usePen(6)
  const [drawn, setDrawn] = useState(false)
  const { files, pending, add, takeOut, isPreview } = useUploads(field, value, onChange)
  const [kept] = files

  const put = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!disabled && begin(event)) setDrawn(true)
  }
  const clear = () => {
    wipe()
    setDrawn(false)
  }
  const take = () => canvas.current?.toBlob((blob) => {
    if (blob) add([new File([blob], 'signature.png', { type: 'image/png' })], true)
    setDrawn(false)
  }, 'image/png')

  if (kept) {
    return (
      <div className="lq-sign">
        <img id={id} src={addressOf(kept)} alt={t('form.sign_done', { field: label(field.label) })} />
        <Button size="small" disabled={disabled} onClick={() => takeOut(kept)}>{t('form.sign_again')}</Button>
      </div>
    )
  }
  return (
    <div className="lq-sign" aria-busy={pending.some((one) => !one.problem) || undefined}>
      <canvas
        ref={canvas} id={id} width={WIDTH} height={HEIGHT} tabIndex={0} role="img" aria-label={t('form.sign_here', { field: label(field.label) })} aria-describedby={describedBy}
        onPointerDown={put} onPointerMove={go}
      />
      {pending.map((one) => one.problem && <span key={one.key} className="danger s12" role="alert">{one.problem}</span>)}
      <span className="row g8">
        <Button size="small" disabled={!drawn || disabled || isPreview} onClick={take}>{t('form.sign_take')}</Button>
        <Button size="small" type="text" disabled={!drawn || disabled} onClick={clear}>{t('form.sign_wipe')}</Button>
        <span className="s12 t3">{t('form.sign_hint')}</span>
      </span>
    </div>
  )
}
