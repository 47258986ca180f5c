import { Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { IconButton } from '@/kit/IconButton'
import type { OptionSetBody } from '../bodies'
import { useDocument } from '../editor/context'
import { DraftPage } from '../editor/DraftPage'
import { SavedState } from '../editor/SavedState'
import { OVER_ANOTHER, useUndoKeys } from '../editor/useEditorKeys'
import { OptionSetEditor } from './OptionSetEditor'
import './editors.css'

/** An option set edited from where it is used; saved by itself like every draft. */
export const OptionSetDrawer = ({ app, name, close }: { app: string; name: string; close: () => void }) => {
  const { t } = useTranslation()
  return (
    <Drawer open size={720} onClose={close} title={t('forms.edit_options')} destroyOnHidden className="lq-set-drawer">
      <DraftPage<OptionSetBody> app={app} kind="option_set" name={name} summary={optionLines}>
        <OptionSetEditor />
        <Foot />
      </DraftPage>
    </Drawer>
  )
}

/** What the bar above a designer holds, as far as a drawer needs it. */
const Foot = () => {
  const { t } = useTranslation()
  const canUndo = useDocument(({ past }) => past.length > 0)
  const canRedo = useDocument(({ future }) => future.length > 0)
  const undo = useDocument((editing) => editing.undo)
  const redo = useDocument((editing) => editing.redo)
  useUndoKeys(OVER_ANOTHER)
  return (
    <div className="lq-set-saved row g4">
      <IconButton icon="undo" label={t('studio.undo')} disabled={!canUndo} onClick={undo} />
      <IconButton icon="redo" label={t('studio.redo')} disabled={!canRedo} onClick={redo} />
      <SavedState />
    </div>
  )
}

/** A set in lines, for telling two drafts apart. */
export const optionLines = (set: OptionSetBody): string[] => set.options.map((option) => `${label(option.label)} (${option.code})${option.retired ? ' ×' : ''}`)
