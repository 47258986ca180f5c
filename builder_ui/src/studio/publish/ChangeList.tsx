import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import type { DefinitionChange } from '../api'
import { kindIcon } from '../kinds'
import { Widening } from './Widening'

export const keyOf = ({ kind, name }: { kind: string; name: string }): string => `${kind}/${name}`

interface Props {
  changes: readonly DefinitionChange[]
  chosen?: ReadonlySet<string>
  choose?: (key: string, on: boolean) => void
}

/** What would change, a card a definition, in words; with boxes to say which of them are published. */
export const ChangeList = ({ changes, chosen, choose }: Props) => {
  const { t } = useTranslation()
  return (
    <ul className="lq-changes">
      {changes.map((change) => {
        const key = keyOf(change)
        const name = label(change.label) || change.name
        const sentences = change.sentences.length > 0 ? change.sentences : change.changes.map(({ sentence }) => sentence)
        return (
          <li key={key}>
            <div className="row g8">
              {choose && <Checkbox checked={chosen?.has(key) ?? true} onChange={({ target }) => choose(key, target.checked)} aria-label={t('studio.publish_this', { name })} />}
              <Icon name={kindIcon(change.kind)} className="t3" />
              <span className="b nw">{name}</span>
              <span className="t3 s12">{t(`studio.kind_${change.kind}`)}</span>
              <span className="sp" />
              <span className={`tag ${change.state === 'removed' ? 'red' : change.state === 'new' ? 'blue' : ''}`}>{t(`studio.change_${change.state}`)}</span>
            </div>
            <ul className="sentences">
              {sentences.map((sentence, index) => <li key={index}>{label(sentence)}</li>)}
            </ul>
            <Widening sentences={change.widens} />
          </li>
        )
      })}
    </ul>
  )
}
