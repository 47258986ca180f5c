import { Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import type { OptionSetBody } from '../bodies'
import { DraftPage } from '../editor/DraftPage'
import { SavedState } from '../editor/SavedState'
import { UndoButtons } from '../editor/UndoButtons'
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
  useUndoKeys(OVER_ANOTHER)
  return (
    <div className="lq-set-saved row g4">
      <UndoButtons />
      <SavedState />
    </div>
  )
}

/** A set in lines, for telling two drafts apart. */
export const optionLines = (set: OptionSetBody): string[] => set.options.map((option) => `${label(option.label)} (${option.code})${option.retired ? ' ×' : ''}`)
