import { Cascader } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { regionName, regionPath, regionTree, useRegions, type Level, type Region } from '../values/regions'
import { control } from './control'
import type { WidgetProps } from './widget'

/** A province or a city will do as well: for conditions. */
export const AnyRegionWidget = (props: WidgetProps) => <RegionWidget {...props} anyLevel />

interface Props extends WidgetProps {
  /** A province or city may be chosen though the list goes on below it. */
  anyLevel?: boolean
}

const matches = (typed: string, path: Region[]) => path.map((each) => each.label).join('').includes(typed.replace(/[\s/]/g, ''))

/** 省 / 市 / 区, step by step or by typing a part of a name. */
export const RegionWidget = ({ anyLevel = false, ...props }: Props) => {
  const { t } = useTranslation()
  const { data: loaded, isFetching } = useRegions()
  const level = (props.field.options.level as Level | undefined) ?? 'district'
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the tree is made of what was loaded
  const tree = useMemo(() => regionTree(level), [level, loaded])
  const code = typeof props.value === 'string' ? props.value : null
  const { placeholder, ...rest } = control(props)
  return (
    <Cascader<Region>
      {...rest} className="lq-wide" options={tree} loading={isFetching} changeOnSelect={anyLevel} placeholder={placeholder || t('form.region_hint')} allowClear={!props.field.required}
      value={code ? (loaded ? regionPath(code) : [code]) : undefined} displayRender={() => (code ? regionName(code) : '')}
      showSearch={{ filter: matches, limit: 50 }} notFoundContent={isFetching ? t('common.loading') : t('form.look_up_none')}
      onChange={(path) => props.onChange(path?.length ? (path[path.length - 1] as string) : null)}
    />
  )
}
