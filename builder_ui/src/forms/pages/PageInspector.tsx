import { useTranslation } from 'react-i18next'
import { sectionsOn, updatePage, type FormPage } from '@/document'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { useForm } from '../designer'
import { Group, LabelRow } from '../inspector/rows'

/** The properties of a tab or a step. */
export const PageInspector = ({ page }: { page: FormPage }) => {
  const { t } = useTranslation()
  const doc = useForm((state) => state.doc)
  const run = useForm((state) => state.run)
  return (
    <>
      <header className="lq-ins-head">
        <span className="tile"><Icon name="form" /></span>
        <div className="sp">
          <h2 className="b nw">{label(page.label)}</h2>
          <p className="s12 t3">{t('pages.holds', { count: sectionsOn(doc, page.name).length })}</p>
        </div>
      </header>
      <div className="lq-ins-body">
        <Group>
          <LabelRow property="label" title={t('forms.section_title')} value={page.label} needed beside change={(text) => text && run(updatePage(page.uid, text))} />
        </Group>
      </div>
    </>
  )
}
