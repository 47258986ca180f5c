import { Button, Form, Input, Modal, Segmented, Select } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/api/problem'
import { emptyCard, emptyTable } from '@/decisions/document/empty'
import { emptyFlow } from '@/flows/document/make'
import { freeName, NAME, newUid, slug, type FormBody, type Label } from '@/document'
import { label } from '@/i18n'
import { errorText } from '@/kit/errorText'
import { createDraft, draft, type Kind } from '../api'
import { emptyForm, emptyOptionSet, emptyRole, emptyView, stemOf } from '../empty'
import { keys } from '../keys'
import { useReferables } from '../referables'

/** How many columns a new list starts with. */
const COLUMNS = 6

/** A new form, list, option set or role: its name in both languages, and for a list whose records it shows. */
export const CreateDefinition = ({ app, kind, taken, close }: { app: string; kind: Kind; taken: readonly string[]; close: () => void }) => {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [zh, setZh] = useState('')
  const [en, setEn] = useState('')
  const [typed, setTyped] = useState<string>()
  const [form, setForm] = useState<string>()
  const forms = useReferables(app, 'form').groups.find((group) => group.app === app)?.items ?? []
  const chosen = form ?? forms[0]?.name
  const [shape, setShape] = useState<'table' | 'score_card'>('table')
  const name = typed ?? freeName(en.trim() === '' ? stemOf[kind] : slug(en), taken)
  const fault = !NAME.test(name) ? t('forms.name_malformed') : taken.includes(name) ? t('forms.name_taken') : undefined

  const body = async (text: Label) => {
    if (kind === 'form') return emptyForm(name, newUid(), text)
    if (kind === 'option_set') return emptyOptionSet(name, newUid(), text)
    if (kind === 'role') return emptyRole(name, newUid(), text)
    if (kind === 'decision') return (shape === 'table' ? emptyTable : emptyCard)(name, newUid(), text, form === '' ? undefined : chosen)
    if (kind === 'flow') return emptyFlow(name, newUid(), text, chosen ?? '')
    const { body: of } = await draft<FormBody>(app, 'form', chosen ?? '')
    const placed = of.layout.flatMap((section) => section.children.map(({ field }) => field))
    return emptyView(name, newUid(), text, chosen ?? '', [...placed.slice(0, COLUMNS), 'created_at'])
  }
  const create = useMutation({
    mutationFn: async () => createDraft(app, kind, name, (await body(en.trim() === '' ? { zh: zh.trim() } : { zh: zh.trim(), en: en.trim() })) as object),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.definitions(app) })
      if (kind === 'form') await navigate({ to: '/build/$app/form/$form', params: { app, form: name } })
      else await navigate({ to: '/build/$app/$kind/$name', params: { app, kind, name } })
    },
  })
  const ready = zh.trim() !== '' && fault === undefined && ((kind !== 'view' && kind !== 'flow') || chosen !== undefined)
  const submit = () => ready && create.mutate()
  const failure = create.error && (create.error instanceof ApiError && create.error.problems[0] ? create.error.problems[0].message : errorText(create.error))
  return (
    <Modal
      open onCancel={close} title={t(`studio.create_${kind}`)}
      footer={[
        <Button key="no" onClick={close}>{t('common.cancel')}</Button>,
        <Button key="yes" type="primary" disabled={!ready} loading={create.isPending} onClick={submit}>{t('common.create')}</Button>,
      ]}
    >
      <Form layout="vertical">
        <Form.Item label={t('studio.name_zh')} htmlFor="definition-zh" required><Input id="definition-zh" autoFocus value={zh} maxLength={100} onChange={({ target }) => setZh(target.value)} onPressEnter={({ nativeEvent }) => !nativeEvent.isComposing && submit()} /></Form.Item>
        <Form.Item label={t('studio.name_en')} htmlFor="definition-en"><Input id="definition-en" value={en} maxLength={100} onChange={({ target }) => setEn(target.value)} /></Form.Item>
        {kind === 'decision' && (
          <>
            <Form.Item label={t('decisions.shape')}>
              <Segmented<'table' | 'score_card'> value={shape} onChange={setShape} aria-label={t('decisions.shape')} options={[{ value: 'table', label: t('decisions.table') }, { value: 'score_card', label: t('decisions.score_card') }]} />
            </Form.Item>
            <Form.Item label={t('decisions.about_form')} htmlFor="definition-form" extra={t('decisions.about_form_why')}>
              <Select id="definition-form" value={chosen ?? ''} onChange={setForm} options={[...forms.map((each) => ({ value: each.name, label: label(each.label) })), { value: '', label: t('decisions.no_form') }]} />
            </Form.Item>
          </>
        )}
        {(kind === 'view' || kind === 'flow') && (
          <Form.Item label={t('studio.kind_form')} htmlFor="definition-form" required help={forms.length === 0 ? t('studio.no_form_yet') : undefined}>
            <Select id="definition-form" value={chosen} options={forms.map((each) => ({ value: each.name, label: label(each.label) }))} onChange={setForm} />
          </Form.Item>
        )}
        <Form.Item label={t('forms.technical_name')} htmlFor="definition-name" validateStatus={fault ? 'error' : undefined} help={fault ?? t('studio.slug_why')}>
          <Input id="definition-name" className="mono" value={name} maxLength={48} onChange={({ target }) => setTyped(target.value.trim().toLowerCase())} />
        </Form.Item>
      </Form>
      {failure && <p className="danger" role="alert">{failure}</p>}
    </Modal>
  )
}
