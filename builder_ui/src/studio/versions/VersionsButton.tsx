import { Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/kit/IconButton'
import { useEditor } from '../editor/context'
import { Versions } from './Versions'

/** Opens the published versions of what is being edited. */
export const VersionsButton = () => {
  const { t } = useTranslation()
  const { app, kind, name } = useEditor()
  const [open, setOpen] = useState(false)
  return (
    <>
      <IconButton icon="history" label={t('studio.versions')} onClick={() => setOpen(true)} />
      <Drawer open={open} onClose={() => setOpen(false)} size={440} title={t('studio.versions')} destroyOnHidden>
        <Versions app={app} kind={kind} name={name} />
      </Drawer>
    </>
  )
}
