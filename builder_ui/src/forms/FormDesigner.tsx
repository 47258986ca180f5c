import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { completed, placeOf, targetOf, type Field, type FormBody } from '@/document'
import { label } from '@/i18n'
import { IconButton } from '@/kit/IconButton'
import { usePhone } from '@/kit/usePhone'
import { Failure, Loading } from '@/kit/states'
import { useCatalogue } from '@/studio/catalogue'
import { useEditor } from '@/studio/editor/context'
import { DraftPage } from '@/studio/editor/DraftPage'
import { TopBar } from '@/studio/editor/TopBar'
import { UsesButton } from '@/studio/uses/UsesButton'
import { VersionsButton } from '@/studio/versions/VersionsButton'
import { useArrival } from '@/studio/places'
import { useUndoKeys } from '@/studio/editor/useEditorKeys'
import { Canvas } from './canvas/Canvas'
import { ClipboardProvider } from './copying/clipboard'
import { DesignerProvider, useDesigner } from './designer'
import { FormDragArea } from './FormDragArea'
import { Inspector } from './inspector/Inspector'
import { LeftPane } from './palette/LeftPane'
import { Preview } from './Preview'
import { useFormKeys } from './useFormKeys'
import './forms.css'

/** The form designer: palette, the real form, properties. */
export const FormDesigner = () => {
  const { app, form } = useParams({ strict: false })
  const { data: catalogue, error, refetch } = useCatalogue()
  if (error) return <Failure error={error} retry={() => void refetch()} />
  if (!catalogue || !app || !form) return <Loading />
  return (
    <DraftPage<FormBody> key={`${app}/${form}`} app={app} kind="form" name={form} prepare={completed} summary={summary}>
      <DesignerProvider catalogue={catalogue}>
        <ClipboardProvider><Designer /></ClipboardProvider>
      </DesignerProvider>
    </DraftPage>
  )
}

const Designer = () => {
  const { t } = useTranslation()
  const { app, name, store } = useEditor<FormBody>()
  const { ask } = useDesigner()
  const navigate = useNavigate()
  const isPhone = usePhone()
  const [preview, setPreview] = useState(false)
  useUndoKeys()
  useFormKeys(isPhone)
  const jump = (pointer: string) => {
    const { uid, property } = targetOf(store.getState().doc, pointer)
    store.getState().select(uid)
    ask(property)
    if (uid) requestAnimationFrame(() => document.querySelector(`[data-part="${uid}"]`)?.scrollIntoView({ block: 'center' }))
  }
  useArrival(jump)
  return (
    <div className="lq-editor lq-designer">
      <TopBar
        back={() => void navigate({ to: '/build/$app', params: { app } })} jump={jump} preview={() => setPreview(true)}
        extra={<>
          <IconButton className="away" icon="shield" label={t('matrix.open')} onClick={() => void navigate({ to: '/build/$app/rights/$form', params: { app, form: name }, search: {} })} />
          <IconButton className="away" icon="globe" label={t('texts.open')} onClick={() => void navigate({ to: '/build/$app/texts/$form', params: { app, form: name } })} />
          <UsesButton />
          <VersionsButton />
        </>}
      />
      <FormDragArea>
        {!isPhone && <LeftPane />}
        <Canvas readOnly={isPhone} />
        {!isPhone && <Inspector />}
      </FormDragArea>
      {preview && <Preview close={() => setPreview(false)} />}
    </div>
  )
}

/** The conditions and the formula of a field, as written. */
const logic = (field: Field): string =>
  ([['◇', field.visible_if], ['*', field.required_if], ['▣', field.read_only_if], ['∈', field.options_if], ['≔', field.default_by], ['=', typeof field.computed === 'object' ? field.computed.lookup : field.computed]] as const).map(([mark, text]) => (text ? ` ${mark} ${text}` : '')).join('')

/** A draft in lines, for telling two drafts apart. */
const summary = (doc: FormBody): string[] => [
  label(doc.label),
  ...doc.layout.flatMap((section) => [
    `— ${label(section.label)}`,
    ...section.children.map(({ field, width }) => {
      const found = doc.fields.find(({ name }) => name === field)
      return `${label(found?.label) || field} (${field}) ${width}/24${found?.required ? ' *' : ''}${found ? logic(found) : ''}`
    }),
  ]),
  ...doc.fields.filter(({ name }) => !placeOf(doc, name)).map(({ name }) => name),
  ...(doc.checks ?? []).map(({ fails_if, message }) => `✕ ${fails_if}：${label(message)}`),
]
