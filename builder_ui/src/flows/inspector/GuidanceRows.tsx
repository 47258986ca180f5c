import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Group, LabelRow } from '@/forms/inspector/rows'
import { Icon } from '@/kit/icons'
import { IconButton } from '@/kit/IconButton'
import type { PartProps } from './NodeBody'

/** How it is done: what whoever has it reads first, and what he ticks off. */
export const GuidanceRows = ({ node, set }: PartProps) => {
  const { t } = useTranslation()
  const list = node.checklist ?? []
  const put = (next: typeof list) => set({ checklist: next.length > 0 ? next : undefined })
  return (
    <>
      <Group title={t('flows.guidance')}>
        <LabelRow property="guidance" title={t('flows.guidance')} value={node.guidance} hint={t('flows.guidance_hint')} change={(guidance) => set({ guidance })} />
      </Group>
      <Group title={t('flows.checklist')}>
        {list.map((each, at) => (
          <div key={at} className="row g4">
            <div className="sp"><LabelRow property={`check ${at}`} title={t('flows.check_n', { number: at + 1 })} value={each} needed change={(text) => put(list.map((one, index) => (index === at ? (text ?? { zh: '' }) : one)))} /></div>
            <IconButton small icon="close" label={t('flows.remove_check', { name: each.zh })} onClick={() => put(list.filter((_, index) => index !== at))} />
          </div>
        ))}
        <Button size="small" type="text" icon={<Icon name="plus" />} onClick={() => put([...list, { zh: '核对材料是否齐全', en: 'Check that everything is there' }])}>{t('flows.add_check')}</Button>
      </Group>
    </>
  )
}
