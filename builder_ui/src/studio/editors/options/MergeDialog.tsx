import { Button, Modal, Select } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { errorText } from '@/kit/errorText'
import { Loading } from '@/kit/states'
import { uses } from '../../api'
import { UseList } from '../../uses/UseList'
import type { OptionBody, OptionSetBody } from '../../bodies'
import { useDocument, useEditor, useRun } from '../../editor/context'
import { changePart } from '../commands'
import { useEffects } from './api'
import { Held } from './Held'

/** Merge an option into another: who holds it and what names it is shown before. */
export const MergeDialog = ({ option, close }: { option: OptionBody; close: () => void }) => {
  const { t } = useTranslation()
  const { app, name } = useEditor<OptionSetBody>()
  const run = useRun<OptionSetBody>()
  const options = useDocument<OptionSetBody, readonly OptionBody[]>(({ doc }) => doc.options)
  const [into, setInto] = useState<string>()
  const effects = useEffects('merge')
  const named = useQuery({ queryKey: ['studio', app, 'uses', 'option_set', name, option.code], queryFn: () => uses(app, 'option_set', name, option.code), retry: false, staleTime: 0 })
  const targets = options.filter((each) => each.uid !== option.uid && !each.retired)
  const merge = () => {
    run(changePart<OptionSetBody, OptionBody>('options', option.uid, { merged_into: into, retired: true }))
    close()
  }
  return (
    <Modal
      open onCancel={close} width={640} title={t('options.merge_of', { name: label(option.label) || option.code })}
      footer={[
        <Button key="no" onClick={close}>{t('common.cancel')}</Button>,
        <Button key="yes" type="primary" disabled={into === undefined} onClick={merge}>{t('options.merge')}</Button>,
      ]}
    >
      <div className="lq-merge">
        <div className="row g8 wrap">
          <span className="tag">{label(option.label) || option.code}</span><span aria-hidden="true">→</span>
          <Select
            className="sp" value={into} placeholder={t('options.choose_target')} aria-label={t('options.choose_target')} onChange={setInto}
            showSearch={{ optionFilterProp: 'label' }} notFoundContent={t('options.no_target')}
            options={targets.map((each) => ({ value: each.code, label: label(each.label) || each.code }))}
          />
        </div>
        {effects.isPending && <Loading rows={2} />}
        {effects.error && <p className="danger" role="alert">{errorText(effects.error)}</p>}
        {effects.data && <Held holdings={effects.data.holdings} code={option.code} />}
        {named.data && named.data.length > 0 && (
          <section>
            <h3>{t('options.named', { count: named.data.length })}</h3>
            <UseList app={app} uses={named.data} />
          </section>
        )}
        <p className="s12 t2">{t('options.merge_how')}</p>
      </div>
    </Modal>
  )
}
