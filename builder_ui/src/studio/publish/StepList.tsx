import { label, type Label } from '@/i18n'
import { Icon } from '@/kit/icons'

/** What publishing does, step by step, and how far it is. */
export const StepList = ({ steps }: { steps: readonly { sentence: Label; state: string }[] }) => (
  <ol className="lq-steps">
    {steps.map(({ sentence, state }, index) => (
      <li key={index} className={state}>
        <Icon name={state === 'done' ? 'check' : state === 'failed' ? 'warning' : 'clock'} size={14} />
        {label(sentence)}
      </li>
    ))}
  </ol>
)
