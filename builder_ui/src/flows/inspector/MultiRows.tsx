import { InputNumber, Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Row, Toggle } from '@/forms/inspector/rows'
import { altered, MODES, type Mode, type Multi } from '../document'
import type { PartProps } from './NodeBody'

/** How several people do it together. */
export const MultiRows = ({ node, set }: PartProps) => {
  const { t } = useTranslation()
  const multi = node.multi as Multi | undefined
  const mode = multi?.mode ?? 'any'
  const change = (what: Partial<Record<keyof Multi, unknown>>) => set({ multi: altered<Multi>({ mode, ...multi }, what as Partial<Multi>) })
  const choose = (next: Mode) => set({ multi: next === 'any' ? undefined : altered<Multi>({ ...multi, mode: next }, { ratio: next === 'vote' ? (multi?.ratio ?? '0.5') : undefined }) })
  const percent = Math.round(Number(multi?.ratio ?? '0.5') * 100)
  return (
    <>
      <Row property="multi" title={t('flows.several')}>
        {(id) => <Segmented<Mode> id={id} block name={id} aria-label={t('flows.several')} value={mode} options={MODES.map((value) => ({ value, label: t(`flows.mode_${value}`) }))} onChange={choose} />}
      </Row>
      {mode === 'vote' && (
        <Row property="ratio" title={t('flows.ratio')}>
          {(id) => <InputNumber id={id} min={1} max={100} value={percent} suffix="%" aria-label={t('flows.ratio')} onChange={(next) => next !== null && change({ ratio: next === 100 ? '1' : String(next / 100) })} />}
        </Row>
      )}
      {mode !== 'any' && (
        <>
          <Row property="reject" title={t('flows.reject_rule')}>
            {(id) => <Select<NonNullable<Multi['reject']>> id={id} value={multi?.reject ?? 'any'} aria-label={t('flows.reject_rule')} options={(['any', 'all', 'ratio'] as const).filter((value) => value !== 'ratio' || mode === 'vote').map((value) => ({ value, label: t(`flows.reject_${value}`) }))} onChange={(reject) => change({ reject: reject === 'any' ? undefined : reject })} />}
          </Row>
          {mode !== 'sequential' && <Toggle property="everybody" title={t('flows.everybody')} value={multi?.everybody ?? false} change={(on) => change({ everybody: on || undefined })} />}
        </>
      )}
    </>
  )
}
