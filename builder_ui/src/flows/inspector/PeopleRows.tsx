import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Row } from '@/forms/inspector/rows'
import { reaches } from '@/conditions/fields'
import { label } from '@/i18n'
import { selectOptions } from '@/studio/referables'
import { useDesk } from '../desk'
import { RELATIONS, type Relation, type To } from '../document'
import { kindOf, PEOPLE_KINDS, peopleOf, type PeopleKind } from './people'
import { PersonList } from './PersonList'
import { WhoseSelect } from './WhoseSelect'

interface Props {
  to: To
  /** Said elsewhere already by what they are named; otherwise it is chosen here. */
  kind?: PeopleKind
  change: (to: To) => void
}

/** People by post, by the organisation, by role, by a field, or by name. */
export const PeopleRows = ({ to, kind: given, change }: Props) => {
  const { t } = useTranslation()
  const { names, roles } = useDesk()
  const [wish, setWish] = useState<PeopleKind>()
  const kind = given ?? wish ?? kindOf(to)
  const posts = (names?.posts ?? []).map((each) => ({ value: each.code, label: label(each.label) || each.code }))
  const people = names ? reaches(names).filter(({ path, member }) => member.type === 'person' && !path.includes('@')).map(({ path, text }) => ({ value: path, label: text })) : []
  return (
    <>
      {!given && (
        <Row property="kind" title={t('flows.kind')}>
          {(id) => <Select<PeopleKind> id={id} value={kind} aria-label={t('flows.kind')} options={PEOPLE_KINDS.map((value) => ({ value, label: t(`flows.strategy_${value}`) }))} onChange={(next) => { setWish(next); change(peopleOf(next)) }} />}
        </Row>
      )}
      {kind === 'post' && (
        <>
          <Row property="post" title={t('flows.strategy_post')}>
            {(id) => <Select id={id} value={to.post} placeholder={t('flows.choose')} aria-label={t('flows.strategy_post')} showSearch={{ optionFilterProp: 'label' }} options={posts} onChange={(post: string) => change({ ...to, post })} />}
          </Row>
          <WhoseSelect title={t('flows.of_unit')} value={to.of} none={t('flows.anywhere')} change={(of) => change(of === undefined ? { post: to.post as string } : { ...to, of })} />
        </>
      )}
      {kind === 'relation' && (
        <>
          <Row property="relation" title={t('flows.strategy_relation')}>
            {(id) => <Select<Relation> id={id} value={to.relation} aria-label={t('flows.strategy_relation')} options={RELATIONS.map((value) => ({ value, label: t(`flows.relation_${value}`) }))} onChange={(relation) => change({ ...to, relation })} />}
          </Row>
          <WhoseSelect title={t('flows.whose')} value={to.of ?? 'initiator'} change={(of) => change({ ...to, of })} />
        </>
      )}
      {kind === 'role' && (
        <Row property="role" title={t('flows.strategy_role')}>
          {(id) => <Select id={id} value={to.role} placeholder={t('flows.choose')} aria-label={t('flows.strategy_role')} options={selectOptions(roles)} onChange={(role: string) => change({ role })} />}
        </Row>
      )}
      {kind === 'field' && (
        <Row property="field" title={t('flows.strategy_field')} hint={people.length === 0 ? t('flows.no_person_field') : undefined}>
          {(id) => <Select id={id} value={to.field || undefined} placeholder={t('flows.choose')} aria-label={t('flows.strategy_field')} showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={false} options={people} onChange={(field: string) => change({ field })} />}
        </Row>
      )}
      {kind === 'person' && <Row property="person" title={t('flows.strategy_person')}>{(id) => <PersonList id={id} value={to.person ?? []} change={(person) => change({ person })} />}</Row>}
    </>
  )
}
