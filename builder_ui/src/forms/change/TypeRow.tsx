import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Field } from '@/document'
import { label } from '@/i18n'
import { typeNamed } from '@/studio/catalogue'
import { useDesigner } from '../designer'

const TypeDialog = lazy(() => import('./TypeDialog').then((module) => ({ default: module.TypeDialog })))

/** The field's type, and the way to another. */
export const TypeRow = ({ field }: { field: Field }) => {
  const { t } = useTranslation()
  const { catalogue } = useDesigner()
  const [open, setOpen] = useState(false)
  const type = typeNamed(catalogue, field.type)
  return (
    <div className="lq-ins-row" data-property="type">
      <span className="t2">{t('change.type')}</span>
      <div className="row g8">
        <span className="sp">{label(type?.label) || field.type}</span>
        {(type?.becomes ?? []).length > 0 && <Button size="small" onClick={() => setOpen(true)}>{t('change.change_type')}</Button>}
      </div>
      {open && <Suspense><TypeDialog field={field} close={() => setOpen(false)} /></Suspense>}
    </div>
  )
}
