import { App, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { freeName, newUid, slug } from '@/document'
import { useRun } from '@/studio/editor/context'
import type { Json } from '@/runtime/types'
import { useDecision, useDesk } from '../desk'
import { addCase, isCard, type Case, type DecisionBody } from '../document'
import { useTrial } from './trial'

/** Keep the test that was just made: these values must give this result from now on. */
export const SaveCase = () => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { readOnly } = useDesk()
  const doc = useDecision<DecisionBody, DecisionBody>((whole) => whole)
  const run = useRun<DecisionBody>()
  const { taken, tried, values } = useTrial()
  const [open, setOpen] = useState(false)
  const [zh, setZh] = useState('')
  if (readOnly) return null
  const save = () => {
    if (!tried || zh.trim() === '') return
    const name = freeName(slug(zh) === 'field' ? `case_${(doc.cases ?? []).length + 1}` : slug(zh), (doc.cases ?? []).map((each) => each.name))
    const expected: Json = tried.score ? { total: String(tried.score.total) } : tried.result
    const one: Case = {
      uid: newUid(), name, label: { zh: zh.trim() }, values: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== '')), expected,
      ...(isCard(doc) || doc.hit_policy !== 'first' || tried.hits.length === 0 ? {} : { rows: tried.hits.map(({ uid }) => uid) }),
    }
    run(addCase(one))
    message.success(t('decisions.case_saved'))
    setOpen(false)
    setZh('')
  }
  return (
    <footer className="ft">
      <Button block disabled={!tried} title={tried ? undefined : t('decisions.test_first')} onClick={() => setOpen(true)}>{t('decisions.save_case')}</Button>
      <Modal
        open={open} onCancel={() => setOpen(false)} title={t('decisions.save_case')} destroyOnHidden
        footer={[<Button key="no" onClick={() => setOpen(false)}>{t('common.cancel')}</Button>, <Button key="yes" type="primary" disabled={zh.trim() === ''} onClick={save}>{t('common.save')}</Button>]}
      >
        <p className="t2">{t(taken ? 'decisions.save_case_record' : 'decisions.save_case_why')}</p>
        <Form layout="vertical">
          <Form.Item label={t('decisions.case_name')} htmlFor="case-name" required>
            <Input id="case-name" autoFocus value={zh} maxLength={100} placeholder={t('decisions.case_example')} onChange={({ target }) => setZh(target.value)} onPressEnter={({ nativeEvent }) => !nativeEvent.isComposing && save()} />
          </Form.Item>
        </Form>
      </Modal>
    </footer>
  )
}
