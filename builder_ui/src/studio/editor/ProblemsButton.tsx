import { Popover } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '@/kit/icons'
import { useSaving } from './context'
import { ProblemList } from './ProblemList'

/** How many problems the draft has; opens the list of them, from which each is one click away. */
export const ProblemsButton = ({ jump }: { jump: (pointer: string) => void }) => {
  const { t } = useTranslation()
  const { draft } = useSaving()
  const [open, setOpen] = useState(false)
  const { problems } = draft
  const errors = problems.filter(({ severity }) => severity === 'error').length
  if (problems.length === 0) {
    return (
      <span className="lq-problems none" role="status">
        <Icon name="check" />
        <span className="words">{t('studio.no_problems')}</span>
      </span>
    )
  }
  const go = (pointer: string) => {
    setOpen(false)
    jump(pointer)
  }
  return (
    <Popover
      open={open} onOpenChange={setOpen} trigger="click" placement="bottomRight" arrow={false} destroyOnHidden
      content={<ProblemList problems={problems} jump={go} />}
    >
      <button type="button" className="lq-problems" aria-expanded={open} title={t('studio.problems_open', { count: problems.length, errors })}>
        <Icon name="warning" />
        {t('studio.problems')} <b>{problems.length}</b>
      </button>
    </Popover>
  )
}
