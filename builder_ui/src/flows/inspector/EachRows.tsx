import { Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { ExpressionField } from '@/formulas/ExpressionField'
import { Group, Toggle } from '@/forms/inspector/rows'
import { useDesk } from '../desk'
import { altered, type Each } from '../document'
import type { PartProps } from './NodeBody'

/** Once, or once for each of a list. */
export const EachRows = ({ node, set }: PartProps) => {
  const { t } = useTranslation()
  const { place, own } = useDesk()
  const each = node.multi as Each | undefined
  const change = (what: Partial<Record<keyof Each, unknown>>) => each && set({ multi: altered(each, what as Partial<Each>) })
  return (
    <Group title={t('flows.for_each')}>
      <div className="lq-ins-row toggle">
        <span className="t2">{t('flows.for_each_of_list')}</span>
        <Switch checked={each !== undefined} aria-label={t('flows.for_each_of_list')} onChange={(on) => set({ multi: on ? { of: '' } : undefined })} />
      </div>
      {each && (
        <>
          <ExpressionField place={place('any')} own={own} title={t('flows.list')} none={t('flows.not_chosen')} withoutTrial text={each.of} change={(of) => change({ of: of ?? '' })} />
          <Toggle property="sequential" title={t('flows.one_by_one')} value={each.sequential ?? false} change={(on) => change({ sequential: on || undefined })} />
          <ExpressionField place={place('boolean')} own={own} title={t('flows.until')} none={t('flows.until_none')} withoutTrial text={each.until} change={(until) => change({ until })} />
        </>
      )}
    </Group>
  )
}
