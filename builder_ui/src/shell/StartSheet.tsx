import { Drawer } from 'antd'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { useMenus } from './useMenus'

/** What I may start, of all my apps. */
export const StartSheet = ({ close }: { close: () => void }) => {
  const { t } = useTranslation()
  const entries = useMenus().filter((entry) => entry.starts)
  return (
    <Drawer open placement="bottom" title={t('shell.start')} onClose={close} size="auto" styles={{ body: { padding: 8 } }}>
      <div className="lq-sheet">
        {entries.length === 0 && <p className="t3">{t('shell.start_none')}</p>}
        {entries.map((entry) => (
          <Link key={entry.to} to={entry.to} onClick={close}>
            <span className="tile"><Icon name={entry.item.icon || entry.app.icon} /></span>
            <span className="col"><span>{label(entry.item.label)}</span><span className="s12 t3">{label(entry.app.label)}</span></span>
          </Link>
        ))}
      </div>
    </Drawer>
  )
}
