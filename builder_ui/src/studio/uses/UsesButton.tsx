import { Drawer } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/kit/IconButton'
import { useEditor } from '../editor/context'

const UsesPanel = lazy(() => import('./UsesPanel').then((module) => ({ default: module.UsesPanel })))

/** Opens where that is used what is being edited. */
export const UsesButton = () => {
  const { t } = useTranslation()
  const { app, kind, name } = useEditor()
  const [open, setOpen] = useState(false)
  return (
    <>
      <IconButton icon="link" label={t('uses.title')} onClick={() => setOpen(true)} />
      <Drawer open={open} onClose={() => setOpen(false)} size={440} title={t('uses.title')} destroyOnHidden>
        <Suspense><UsesPanel app={app} kind={kind} name={name} gone={() => setOpen(false)} /></Suspense>
      </Drawer>
    </>
  )
}
