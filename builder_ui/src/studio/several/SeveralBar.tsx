import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ReactNode } from 'react'
import { IconButton } from '@/kit/IconButton'
import { useDocument, useEditor } from '../editor/context'
import { ProblemsButton } from '../editor/ProblemsButton'
import { SavedState } from '../editor/SavedState'
import '../editor/editor.css'

interface Props {
  /** What is edited, and the one word that says how. */
  title: string
  what: string
  back: () => void
  jump: (pointer: string) => void
  extra?: ReactNode
}

/** The bar of a page that edits several definitions: as in the designers; publishing is a step further, since there is a choice. */
export const SeveralBar = ({ title, what, back, jump, extra }: Props) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { app, autosave } = useEditor()
  const canUndo = useDocument(({ past }) => past.length > 0)
  const canRedo = useDocument(({ future }) => future.length > 0)
  const undo = useDocument((editing) => editing.undo)
  const redo = useDocument((editing) => editing.redo)
  const publish = async () => {
    if (await autosave.flush()) await navigate({ to: '/build/$app/$section', params: { app, section: 'releases' } })
  }
  return (
    <header className="lq-tb">
      <IconButton icon="back" label={t('common.back')} onClick={back} />
      <span className="t3 nw app">{title}</span>
      <span className="t3" aria-hidden="true">/</span>
      <h1 className="nw">{what}</h1>
      <SavedState />
      <span className="sp" />
      {extra}
      <IconButton className="away" icon="undo" label={t('studio.undo')} disabled={!canUndo} onClick={undo} />
      <IconButton className="away" icon="redo" label={t('studio.redo')} disabled={!canRedo} onClick={redo} />
      <span className="vr" />
      <ProblemsButton jump={jump} />
      <Button className="away" type="primary" onClick={() => void publish()}>{t('studio.publish')}</Button>
    </header>
  )
}
