import { Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Hanging } from './api'
import type { Standing } from './sorted'
import { UseList } from './UseList'

interface Props {
  app: string
  standing: Standing
  hanging: readonly Hanging[]
  /** What stands in the way keeps it from going at all, not only from being published. */
  strict?: boolean
  /** Told when it is to be taken out along with it, or not. */
  choose: (along: boolean) => void
}

/** Before something goes: who would miss it, place by place, and whether it is taken out where it can be. */
export const LeaveChoice = ({ app, standing: { along, left, others }, hanging, strict, choose }: Props) => {
  const { t } = useTranslation()
  const [on, setOn] = useState(true)
  const mayTakeOut = along.length > 0 && !others
  return (
    <div className="lq-leave">
      {left.length > 0 && <><h3>{t(strict ? 'uses.left' : 'uses.left_publish')}</h3><UseList app={app} uses={left} /></>}
      {along.length > 0 && <><h3>{t('uses.along')}</h3><UseList app={app} uses={along} /></>}
      {hanging.length > 0 && <><h3>{t('uses.hanging')}</h3><UseList app={app} uses={[]} hanging={hanging} /></>}
      {mayTakeOut && !strict && (
        <Checkbox
          className="lq-leave-choice" checked={on}
          onChange={({ target }) => {
            setOn(target.checked)
            choose(target.checked)
          }}
        >
          {t('uses.take_along', { count: along.length })}
        </Checkbox>
      )}
    </div>
  )
}
