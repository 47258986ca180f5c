import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Row } from '@/forms/inspector/rows'
import { reaches } from '@/conditions/fields'
import { useDesk, useDoc } from '../desk'

interface Props {
  title: string
  value: string | undefined
  /** What it is called to say nothing, where that may be. */
  none?: string
  change: (of: string | undefined) => void
}

const NONE = '-'

/** Whose supervisor, or the post of whose unit: who started it, who handled a node, a person or a unit of the record. */
export const WhoseSelect = ({ title, value, none, change }: Props) => {
  const { t } = useTranslation()
  const doc = useDoc()
  const { names, title: called } = useDesk()
  const tasks = doc.nodes.filter(({ type }) => type === 'userTask')
  const fields = names ? reaches(names).filter(({ path, member }) => (member.type === 'person' || member.type === 'org_unit') && !path.includes('@') && path !== 'initiator') : []
  const options = [
    ...(none === undefined ? [] : [{ value: NONE, label: none }]),
    { value: 'initiator', label: t('flows.of_initiator') },
    { value: 'assignee', label: t('flows.of_assignee') },
    ...tasks.map((node) => ({ value: `${node.name}.assignee`, label: t('flows.of_node', { name: called(node) }) })),
    ...fields.map(({ path, text }) => ({ value: path, label: text })),
  ]
  return (
    <Row property="of" title={title}>
      {(id) => <Select id={id} value={value ?? NONE} aria-label={title} popupMatchSelectWidth={false} showSearch={{ optionFilterProp: 'label' }} options={options} onChange={(of: string) => change(of === NONE ? undefined : of)} />}
    </Row>
  )
}
