import { Button, Form, Input, Modal } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/api/problem'
import { NAME, slug } from '@/document'
import { errorText } from '@/kit/errorText'
import { createApp } from './api'
import { IconPicker } from './IconPicker'
import { keys } from './keys'

/** A new app: what it is called in both languages, an icon, and the name programs use, proposed when left empty. */
export const CreateApp = ({ close }: { close: () => void }) => {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [zh, setZh] = useState('')
  const [en, setEn] = useState('')
  const [name, setName] = useState<string>()
  const [icon, setIcon] = useState('grid')
  const proposed = en.trim() === '' ? '' : slug(en)
  const shown = name ?? proposed
  const malformed = shown !== '' && !NAME.test(shown)
  const create = useMutation({
    mutationFn: () => createApp({ ...(shown === '' ? {} : { app: shown }), label: en.trim() === '' ? { zh: zh.trim() } : { zh: zh.trim(), en: en.trim() }, icon }),
    onSuccess: async ({ app }) => {
      await queries.invalidateQueries({ queryKey: keys.apps })
      await navigate({ to: '/build/$app', params: { app } })
    },
  })
  const problems = create.error instanceof ApiError ? create.error.problems : []
  const failure = create.error && problems.length === 0 ? errorText(create.error) : undefined
  const submit = () => zh.trim() !== '' && !malformed && create.mutate()
  return (
    <Modal
      open onCancel={close} title={t('studio.create_app')}
      footer={[
        <Button key="no" onClick={close}>{t('common.cancel')}</Button>,
        <Button key="yes" type="primary" loading={create.isPending} disabled={zh.trim() === '' || malformed} onClick={submit}>{t('common.create')}</Button>,
      ]}
    >
      <Form layout="vertical" onSubmitCapture={submit}>
        <Form.Item label={t('studio.app_zh')} htmlFor="app-zh" required><Input id="app-zh" autoFocus value={zh} maxLength={60} placeholder={t('studio.app_zh_hint')} onChange={({ target }) => setZh(target.value)} onPressEnter={({ nativeEvent }) => !nativeEvent.isComposing && submit()} /></Form.Item>
        <Form.Item label={t('studio.app_en')} htmlFor="app-en"><Input id="app-en" value={en} maxLength={60} onChange={({ target }) => setEn(target.value)} /></Form.Item>
        <Form.Item label={t('forms.technical_name')} htmlFor="app-name" validateStatus={malformed ? 'error' : undefined} help={malformed ? t('forms.name_malformed') : t('studio.slug_why')}>
          <Input id="app-name" className="mono" value={shown} maxLength={48} placeholder={t('studio.slug_hint')} onChange={({ target }) => setName(target.value.trim().toLowerCase())} />
        </Form.Item>
        <Form.Item label={t('studio.icon')}><IconPicker value={icon} change={setIcon} /></Form.Item>
      </Form>
      {failure && <p className="danger" role="alert">{failure}</p>}
      {problems.map((problem) => <p key={problem.path + problem.code} className="danger" role="alert">{problem.message}</p>)}
    </Modal>
  )
}
