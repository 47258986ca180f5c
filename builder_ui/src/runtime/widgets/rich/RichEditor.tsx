import { EditorContent, useEditor, type Editor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { useEffect, useRef } from 'react'
import { label } from '@/i18n'
import type { WidgetProps } from '../widget'
import { RichToolbar } from './RichToolbar'

/** No styles are put into the page by the editor, whose rules forbid that; only http, https and mail are linked. */
const extensions = [
  StarterKit.configure({
    heading: { levels: [2, 3] },
    link: { openOnClick: false, protocols: ['http', 'https', 'mailto'], isAllowedUri: (uri) => /^(https?:\/\/|mailto:)/i.test(uri ?? ''), HTMLAttributes: { target: null, rel: 'noopener noreferrer nofollow' } },
  }),
]

const written = (editor: Editor): string | null => (editor.isEmpty ? null : editor.getHTML())

/** The editor of formatted text. What it cannot draw it does not take, so nothing of it can run. */
export const RichEditor = ({ id, field, value, onChange, disabled, invalid, describedBy }: WidgetProps) => {
  const html = typeof value === 'string' ? value : ''
  const last = useRef(html)
  const tell = useRef(onChange)
  useEffect(() => { tell.current = onChange })
  const editor = useEditor({
    extensions, content: html, editable: !disabled, injectCSS: false, immediatelyRender: true,
    editorProps: { attributes: { id, role: 'textbox', 'aria-multiline': 'true', 'aria-label': label(field.label), ...(describedBy ? { 'aria-describedby': describedBy } : {}), ...(invalid ? { 'aria-invalid': 'true' } : {}), class: 'lq-rich' } },
    onUpdate: ({ editor: now }) => { last.current = written(now) ?? ''; tell.current(written(now)) },
  })
  useEffect(() => { editor.setEditable(!disabled, false) }, [editor, disabled])
  useEffect(() => {
    if (html === last.current) return
    last.current = html
    editor.commands.setContent(html, { emitUpdate: false })
  }, [editor, html])
  return (
    <div className={`lq-rich-box${invalid ? ' bad' : ''}${disabled ? ' off' : ''}`}>
      {!disabled && <RichToolbar editor={editor} />}
      <EditorContent editor={editor} />
    </div>
  )
}
