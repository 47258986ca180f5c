import { Button, Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { addPage, BASICS, moveToPage, NEW_PAGE, NEW_SECTION, newUid, setPages, type PagesAs, type Section } from '@/document'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { useAct, useForm } from '../designer'
import { Group, Row } from '../inspector/rows'

const NONE = 'none'

/** Whether the form is one long page, has tabs, or is filled in step by step. */
export const PagesRow = () => {
  const { t } = useTranslation()
  const doc = useForm((state) => state.doc)
  const act = useAct()
  const as = doc.pages?.length ? (doc.pages_as ?? 'tabs') : NONE
  const add = () => {
    const uid = newUid()
    act(addPage(uid, NEW_PAGE, NEW_SECTION), uid)
  }
  return (
    <Group title={t('pages.title')}>
      <Row property="pages" title={t('pages.as')} hint={t(`pages.about_${as}`)}>
        {(id) => (
          <Segmented<PagesAs | typeof NONE>
            id={id} block value={as} aria-label={t('pages.as')} onChange={(next) => act(setPages(next === NONE ? undefined : next, BASICS))}
            options={[NONE, 'tabs', 'steps'].map((value) => ({ value: value as PagesAs, label: t(`pages.as_${value}`) }))}
          />
        )}
      </Row>
      {as !== NONE && <div className="lq-ins-row"><span /><div className="control"><Button size="small" icon={<Icon name="plus" size={12} />} onClick={add}>{t('pages.add')}</Button></div></div>}
    </Group>
  )
}

const ABOVE = ''

/** The page a section stands on: what dragging it to another page does, by a click. */
export const SectionPage = ({ section }: { section: Section }) => {
  const { t } = useTranslation()
  const pages = useForm(({ doc }) => doc.pages)
  const act = useAct()
  if (!pages?.length) return null
  return (
    <Row property="page" title={t('pages.on')}>
      {(id) => (
        <Select
          id={id} value={section.page ?? ABOVE} onChange={(page: string) => act(moveToPage(section.uid, page === ABOVE ? undefined : page), section.uid)}
          options={[{ value: ABOVE, label: t('pages.above') }, ...pages.map(({ name, label: text }) => ({ value: name, label: label(text) }))]}
        />
      )}
    </Row>
  )
}
