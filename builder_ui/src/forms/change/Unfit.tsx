import { Input, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { TypeChange } from './api'
import type { Unfit as Rest, Wish } from './wishes'

interface Props {
  look: TypeChange
  rest: Rest
  setRest: (rest: Rest) => void
  instead: string
  setInstead: (text: string) => void
  wishes: Readonly<Record<string, Wish>>
  wish: (value: string, wish: Wish) => void
}

/** What becomes of values without a place: one by one, and of all the others. */
export const Unfit = ({ look, rest, setRest, instead, setInstead, wishes, wish }: Props) => {
  const { t } = useTranslation()
  const seen = look.values.flatMap(({ text, count }) => (text === null ? [] : [{ text, count }]))
  const hidden = look.unfit - seen.reduce((sum, { count }) => sum + count, 0)
  return (
    <section aria-label={t('change.unfit')}>
      {seen.length > 0 && (
        <div className="values">
          <table>
            <thead><tr><th scope="col">{t('change.value')}</th><th scope="col" className="num">{t('change.records')}</th><th scope="col">{t('change.becomes')}</th></tr></thead>
            <tbody>
              {seen.map(({ text, count }) => {
                const own = wishes[text] ?? { does: 'rest' }
                return (
                  <tr key={text}>
                    <td className="mono">{text}</td>
                    <td className="num">{count.toLocaleString()}</td>
                    <td className="row g4">
                      <Select
                        size="small" value={own.does} aria-label={t('change.becomes_of', { value: text })}
                        onChange={(does: Wish['does']) => wish(text, does === 'replace' ? { does, text: '' } : { does })}
                        options={(['rest', 'empty', 'replace'] as const).map((value) => ({ value, label: t(`change.does_${value}`) }))}
                      />
                      {own.does === 'replace' && <Input size="small" value={own.text} aria-label={t('change.instead_of', { value: text })} onChange={({ target }) => wish(text, { does: 'replace', text: target.value })} />}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      )}
      {hidden > 0 && <p className="s12 t3">{t('change.hidden', { count: hidden })}</p>}
      <h3 className="s12 t3">{t('change.rest')}</h3>
      <Radio.Group value={rest} onChange={({ target }) => setRest(target.value as Rest)} className="rest">
        {(['refuse', 'empty', 'keep_text', 'replace'] as const).map((value) => <Radio key={value} value={value}>{t(`change.rest_${value}`)}</Radio>)}
      </Radio.Group>
      {rest === 'replace' && <Input value={instead} aria-label={t('change.instead')} placeholder={t('change.instead')} onChange={({ target }) => setInstead(target.value)} />}
    </section>
  )
}
