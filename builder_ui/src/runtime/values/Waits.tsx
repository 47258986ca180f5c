import { Tooltip } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { timeOf } from '@/kit/format'
import type { RecordRow } from '../types'

const LOOK_AGAIN = 2000

/** Beside a value that is being worked out anew: that it is, and until when. What is shown is read again meanwhile. */
export const Waits = ({ row, field }: { row: RecordRow; field: string }) => (row.computing?.fields.includes(field) ? <Waiting until={row.computing.until} /> : null)

const Waiting = ({ until }: { until: string }) => {
  const { t } = useTranslation()
  const queries = useQueryClient()
  useEffect(() => {
    // an interval: an answer like the one before draws nothing anew, so nothing would ask again
    const timer = setInterval(() => {
      void queries.invalidateQueries({ queryKey: ['records'] })
      void queries.invalidateQueries({ queryKey: ['record'] })
    }, LOOK_AGAIN)
    return () => clearInterval(timer)
  }, [queries])
  const says = t('record.computing_until', { time: timeOf(until) })
  return <Tooltip title={says}><span className="tag amber lq-waits" style={{ marginInlineStart: 4 }} role="status" aria-label={says}>{t('record.computing')}</span></Tooltip>
}
