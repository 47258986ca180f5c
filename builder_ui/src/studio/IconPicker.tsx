import { useTranslation } from 'react-i18next'
import { Icon, type IconName } from '@/kit/icons'

/** Icons that suit an app of a bank. */
export const APP_ICONS = ['grid', 'chat', 'people', 'person', 'gift', 'flag', 'briefcase', 'bank', 'card', 'idCard', 'shield', 'chart', 'calendar', 'phone', 'mail', 'form', 'checklist', 'star'] as const satisfies readonly IconName[]

/** Choose an icon from a short row of them. */
export const IconPicker = ({ value, change }: { value: string; change: (icon: string) => void }) => {
  const { t } = useTranslation()
  return (
    <div className="lq-icons" role="radiogroup" aria-label={t('studio.icon')}>
      {APP_ICONS.map((icon) => (
        <button key={icon} type="button" role="radio" aria-checked={icon === value} aria-label={icon} className={icon === value ? 'ib on' : 'ib'} onClick={() => change(icon)}>
          <Icon name={icon} />
        </button>
      ))}
    </div>
  )
}
