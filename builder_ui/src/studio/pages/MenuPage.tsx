import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { usePhone } from '@/kit/usePhone'
import type { AppBody } from '../bodies'
import { DraftPage } from '../editor/DraftPage'
import { ProblemsButton } from '../editor/ProblemsButton'
import { SavedState } from '../editor/SavedState'
import { UndoButtons } from '../editor/UndoButtons'
import { useUndoKeys } from '../editor/useEditorKeys'
import { jumpTo } from '../editors/EditorPage'
import { MenuEditor } from '../editors/MenuEditor'
import { useArrival } from '../places'
import '../editor/editor.css'
import '../editors/editors.css'

/** The app's own definition, edited right in the workbench. */
export const MenuPage = ({ app }: { app: string }) => (
  <DraftPage<AppBody> key={app} app={app} kind="app" name="app" summary={(body) => [label(body.label), ...body.menu.map((entry) => `${entry.view ?? entry.form ?? ''} ${label(entry.label)}`)]}>
    <Page />
  </DraftPage>
)

const Page = () => {
  const { t } = useTranslation()
  const isPhone = usePhone()
  useUndoKeys()
  useArrival(jumpTo)
  return (
    <div className="lq-menu-page" inert={isPhone}>
      <header className="lq-list-head">
        <div><h2>{t('studio.section_menu')}</h2><p className="t3">{t('studio.about_menu')}</p></div>
        <div className="row g8"><SavedState />{!isPhone && <UndoButtons />}<ProblemsButton jump={jumpTo} /></div>
      </header>
      <MenuEditor />
    </div>
  )
}
