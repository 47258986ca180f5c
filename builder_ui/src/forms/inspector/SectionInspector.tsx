import { useTranslation } from 'react-i18next'
import { updateSection, type Section } from '@/document'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { useForm } from '../designer'
import { SectionPage } from '../pages/PagesRow'
import { Group, LabelRow } from './rows'

/** The properties of a section. */
export const SectionInspector = ({ section }: { section: Section }) => {
  const { t } = useTranslation()
  const run = useForm((state) => state.run)
  return (
    <>
      <header className="lq-ins-head">
        <span className="tile"><Icon name="section" /></span>
        <div className="sp">
          <h2 className="b nw">{label(section.label) || t('forms.section')}</h2>
          <p className="s12 t3">{t('forms.section_fields', { count: section.children.length })}</p>
        </div>
      </header>
      <div className="lq-ins-body">
        <Group>
          <LabelRow property="label" title={t('forms.section_title')} value={section.label} needed beside change={(text) => text && run(updateSection(section.uid, text))} />
          <SectionPage section={section} />
        </Group>
      </div>
    </>
  )
}
