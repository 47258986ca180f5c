import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { label, type Label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { IconButton } from '@/kit/IconButton'
import { app as readApp } from '../api'
import { keys } from '../keys'
import { useDocument, useEditor, useSaving } from './context'
import { ProblemsButton } from './ProblemsButton'
import { PublishDrawer } from '../publish/PublishDrawer'
import { SavedState } from './SavedState'
import { StateTag } from './StateTag'
import { UndoButtons } from './UndoButtons'
import './editor.css'

interface Props {
  back: () => void
  /** Go to the place a problem speaks of. */
  jump: (pointer: string) => void
  preview?: () => void
  /** Run what is being designed, where there is no preview. */
  tryOut?: () => void
  /** What kind of thing this is, said before its state: 决策表·线上 v4. */
  what?: string
  /** More buttons before the problems, as the list of versions. */
  extra?: ReactNode
}

/** The bar every designer shares; its order never changes. */
export const TopBar = ({ back, jump, preview, tryOut, what, extra }: Props) => {
  const { t } = useTranslation()
  const { app, autosave, kind, name } = useEditor()
  const { data } = useQuery({ queryKey: keys.app(app), queryFn: () => readApp(app) })
  const { draft, state, revision } = useSaving()
  const text = useDocument<{ label: Label }, Label>(({ doc }) => doc.label)
  const [publishing, setPublishing] = useState(false)
  const edited = revision > 0 || state !== 'saved'
  const publish = () => void autosave.flush().then((saved) => saved && setPublishing(true))
  return (
    <header className="lq-tb">
      <IconButton icon="back" label={t('common.back')} onClick={back} />
      <span className="tile"><Icon name={data?.icon ?? 'grid'} /></span>
      <span className="t3 nw app">{label(data?.label) || app}</span>
      <span className="t3" aria-hidden="true">/</span>
      <h1 className="nw">{label(text) || name}</h1>
      <StateTag state={draft.state === 'removed' ? 'removed' : draft.live_version === null ? 'draft' : edited ? 'changed' : 'live'} version={draft.live_version} what={what} />
      <SavedState />
      <span className="sp" />
      {extra}
      <UndoButtons className="away" />
      <span className="vr" />
      <ProblemsButton jump={jump} />
      {preview && <Button className="away" icon={<Icon name="eye" />} onClick={preview}>{t('studio.preview')}</Button>}
      {tryOut && <Button className="away" icon={<Icon name="play" />} onClick={tryOut}>{t('studio.try_out')}</Button>}
      <Button className="away" type="primary" onClick={publish}>{t('studio.publish')}</Button>
      {publishing && <PublishDrawer app={app} first={{ kind, name }} close={() => setPublishing(false)} jump={jump} />}
    </header>
  )
}
