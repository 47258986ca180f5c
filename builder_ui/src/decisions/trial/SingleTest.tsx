import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorText } from '@/kit/errorText'
import { Icon } from '@/kit/icons'
import { widgetOf } from '@/runtime/widgets'
import { useDecision, useDesk } from '../desk'
import { isCard, type Characteristic, type DecisionBody, type Input } from '../document'
import { fieldOf } from './fields'
import { RecordPicker } from './RecordPicker'
import { ScoreCard } from './ScoreCard'
import { ResultCard } from './ResultCard'
import { useTrial } from './trial'
import { WhyList } from './WhyList'

/** The first input of the panel, for the button that leads here. */
export const FIRST_INPUT = 'lq-tests-0'

/** One test: what goes in, what comes out, and why. */
export const SingleTest = () => {
  const { t } = useTranslation()
  const parts = useDecision<DecisionBody, readonly (Input | Characteristic)[]>((doc) => (isCard(doc) ? doc.characteristics : doc.inputs))
  const { form, titleOf, valuedOf } = useDesk()
  const { error, isRunning, setValue, taken, test, tried, values } = useTrial()
  const [picking, setPicking] = useState(false)
  return (
    <div className="bd">
      <form onSubmit={(event) => { event.preventDefault(); test() }}>
        {parts.map((part, index) => {
          const valued = valuedOf(part.uid)
          const Widget = widgetOf(fieldOf(part.name, '', valued).type)
          const id = `lq-tests-${index}`
          return (
            <div className="lq-tests-row" key={part.uid}>
              <label id={`${id}-label`} htmlFor={id}>{titleOf(part.uid)}</label>
              <Widget id={id} field={fieldOf(part.name, titleOf(part.uid), valued)} value={values[part.name] ?? null} onChange={(value) => setValue(part.name, value)} placeholder={t('decisions.left_empty')} />
            </div>
          )
        })}
        {parts.length === 0 && <p className="t3">{t('decisions.no_inputs')}</p>}
        <div className="row g8 buttons">
          <Button htmlType="submit" className="lq-outlined sp" icon={<Icon name="play" />} loading={isRunning}>{t('decisions.test')}</Button>
          {form !== undefined && <Button onClick={() => setPicking(true)}>{t('decisions.take_record')}</Button>}
        </div>
      </form>
      {taken && <p className="s12 t3 taken">{t('decisions.taken_from', { title: taken.title })}</p>}
      {error !== undefined && <p className="danger" role="alert">{errorText(error)}</p>}
      {tried && (tried.score ? <ScoreCard score={tried.score} took={tried.took_us} /> : <ResultCard tried={tried} />)}
      {tried && tried.reasons.length > 0 && <ul className="lq-reasons">{tried.reasons.map(({ message, path }) => <li key={path + message} className="s12"><Icon name="info" size={14} />{message}</li>)}</ul>}
      {tried && !tried.score && <WhyList tried={tried} />}
      {picking && form !== undefined && <RecordPicker form={form} close={() => setPicking(false)} />}
    </div>
  )
}
