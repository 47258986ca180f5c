import { TreeSelect } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { unitsQuery } from './queries'
import { isOpen, tree, type Branch } from './tree'

interface Props {
  id?: string
  value?: string
  onChange?: (unit: string | undefined) => void
  placeholder?: string
  allowClear?: boolean
  /** A unit that may not be chosen, with all below it. */
  without?: string
  className?: string
  'aria-label'?: string
}

interface Node { value: string; title: string; children?: Node[] }

const nodes = (branches: readonly Branch[], without?: string): Node[] =>
  branches.filter((branch) => branch.unit.id !== without).map((branch) => ({ value: branch.unit.id, title: label(branch.unit.label), children: nodes(branch.below, without) }))

/** Choose an open unit from the tree. */
export const UnitSelect = ({ without, placeholder, ...props }: Props) => {
  const { t } = useTranslation()
  const { data } = useQuery(unitsQuery)
  const treeData = useMemo(() => nodes(tree((data ?? []).filter((unit) => isOpen(unit))), without), [data, without])
  return <TreeSelect {...props} treeData={treeData} treeDefaultExpandAll showSearch={{ treeNodeFilterProp: 'title' }} placeholder={placeholder ?? t('form.choose')} popupMatchSelectWidth={320} />
}
