import { Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/kit/IconButton'
import type { Valued } from '../cells/kind'
import { readThen, readWhen } from '../cells/read'
import { showThen, showWhen } from '../cells/words'
import { moved } from '../document'

interface Props {
  band: 'when' | 'then'
  valued: Valued
  values: readonly string[]
  change: (values: readonly string[]) => void
  fallback: string
  setFallback?: (text: string) => void
  /** The hit policy goes by the order of the values. */
  priority: boolean
}

/** The values a column may have. Of a result they are in order of priority, the first before the others. */
export const ValueList = ({ band, valued, values, change, fallback, setFallback, priority }: Props) => {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [standing, setStanding] = useState<string>()
  const read = (text: string) => (band === 'when' ? readWhen(text, valued) : readThen(text, valued))
  const show = (text: string) => (band === 'when' ? showWhen(text, valued) : showThen(text, valued))
  const add = () => {
    const text = read(typed)
    if (typed.trim() !== '' && !values.includes(text)) change([...values, text])
    setTyped('')
  }
  return (
    <>
      <Form.Item label={t(band === 'when' ? 'decisions.possible_values' : 'decisions.allowed_values')} htmlFor="column-value" extra={t(band === 'when' ? 'decisions.possible_values_why' : priority ? 'decisions.allowed_values_priority' : 'decisions.allowed_values_why')}>
        {values.length > 0 && (
          <ol className="lq-values">
            {values.map((text, index) => (
              <li key={text}>
                {band === 'then' && <span className="s12 t3">{index + 1}</span>}
                <span className="sp nw">{show(text)}</span>
                {band === 'then' && <>
                  <IconButton small icon="up" label={t('decisions.value_up', { name: show(text) })} disabled={index === 0} onClick={() => change(moved(values, index, index - 1))} />
                  <IconButton small icon="down" label={t('decisions.value_down', { name: show(text) })} disabled={index === values.length - 1} onClick={() => change(moved(values, index, index + 1))} />
                </>}
                <IconButton small icon="close" label={t('decisions.value_remove', { name: show(text) })} onClick={() => change(values.filter((each) => each !== text))} />
              </li>
            ))}
          </ol>
        )}
        <Input
          id="column-value" value={typed} placeholder={t('decisions.value_add')} onChange={({ target }) => setTyped(target.value)} onBlur={add}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
            event.preventDefault()
            add()
          }}
        />
      </Form.Item>
      {setFallback && (
        <Form.Item label={t('decisions.default')} htmlFor="column-default" extra={t('decisions.default_why')}>
          <Input id="column-default" value={standing ?? showThen(fallback, valued)} onChange={({ target }) => { setStanding(target.value); setFallback(readThen(target.value, valued)) }} onBlur={() => setStanding(undefined)} />
        </Form.Item>
      )}
    </>
  )
}
