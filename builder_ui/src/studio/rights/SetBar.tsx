import { Button, Select, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '@/kit/icons'
import { IconButton } from '@/kit/IconButton'
import type { RoleColumn } from './columns'
import { SEEN, WRITTEN } from './matrix'
import type { useMatrix } from './useMatrix'

/** Sets what is seen and written of everything that is chosen: the ticked fields, or the block of cells. */
export const SetBar = ({ matrix, columns }: { matrix: ReturnType<typeof useMatrix>; columns: readonly RoleColumn[] }) => {
  const { t } = useTranslation()
  const [only, setOnly] = useState<string>()
  const { rows, touched, ticked, set, clearTicks } = matrix
  const isTicked = ticked.size > 0
  const into = isTicked ? columns.filter(({ id }) => only === undefined || !columns.some((each) => each.id === only) || id === only) : touched
  const disabled = rows.length === 0 || into.length === 0
  return (
    <section className="card lq-rights-set" aria-label={t('matrix.set')}>
      <span className="said row g8">
        <span className="b">{t('matrix.chosen', { fields: rows.length, count: into.length })}</span>
        {isTicked && <IconButton small icon="close" label={t('matrix.untick')} onClick={() => { clearTicks(); setOnly(undefined) }} />}
      </span>
      {isTicked && columns.length > 1 && (
        <Select
          size="small" value={only ?? ''} aria-label={t('matrix.into')} popupMatchSelectWidth={false} onChange={(id: string) => setOnly(id || undefined)}
          options={[{ value: '', label: t('matrix.into_all') }, ...columns.map(({ id, title, denies }) => ({ value: id, label: denies ? `${title} · ${t('conditions.denied')}` : title }))]}
        />
      )}
      <span className="row g8"><span className="t2">{t('studio.see')}</span><Space.Compact size="small">{SEEN.map((seen) => <Button key={seen} size="small" disabled={disabled} aria-label={`${t('studio.see')} ${t(`matrix.${seen}`)}`} onClick={() => set({ seen }, into)}>{t(`matrix.${seen}`)}</Button>)}</Space.Compact></span>
      <span className="row g8"><span className="t2">{t('studio.write')}</span><Space.Compact size="small">{WRITTEN.map((write) => <Button key={write} size="small" disabled={disabled} aria-label={`${t('studio.write')} ${t(`matrix.${write}`)}`} onClick={() => set({ write }, into)}>{t(`matrix.${write}`)}</Button>)}</Space.Compact></span>
      <Button size="small" type="text" icon={<Icon name="refresh" size={14} />} disabled={disabled} onClick={() => set('inherit', into)}>{t('matrix.inherit')}</Button>
    </section>
  )
}
