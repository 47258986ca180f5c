import { useTranslation } from 'react-i18next'
import { IconButton } from '@/kit/IconButton'
import { useDocument } from './context'

/** One step back and one forth again, of the draft around it. */
export const UndoButtons = ({ className }: { className?: string }) => {
  const { t } = useTranslation()
  const canUndo = useDocument(({ past }) => past.length > 0)
  const canRedo = useDocument(({ future }) => future.length > 0)
  const undo = useDocument((editing) => editing.undo)
  const redo = useDocument((editing) => editing.redo)
  return (
    <>
      <IconButton className={className} icon="undo" label={t('studio.undo')} disabled={!canUndo} onClick={undo} />
      <IconButton className={className} icon="redo" label={t('studio.redo')} disabled={!canRedo} onClick={redo} />
    </>
  )
}
