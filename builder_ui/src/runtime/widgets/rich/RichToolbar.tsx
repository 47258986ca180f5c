import { useEditorState, type Editor } from '@tiptap/react'
import { Button, Input, Popover, Tooltip } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '@/kit/icons'

interface Tool { name: string; face: string; on: (editor: Editor) => boolean; act: (editor: Editor) => boolean }

const tools: readonly Tool[] = [
  { name: 'bold', face: 'B', on: (editor) => editor.isActive('bold'), act: (editor) => editor.chain().focus().toggleBold().run() },
  { name: 'italic', face: 'I', on: (editor) => editor.isActive('italic'), act: (editor) => editor.chain().focus().toggleItalic().run() },
  { name: 'underline', face: 'U', on: (editor) => editor.isActive('underline'), act: (editor) => editor.chain().focus().toggleUnderline().run() },
  { name: 'strike', face: 'S', on: (editor) => editor.isActive('strike'), act: (editor) => editor.chain().focus().toggleStrike().run() },
  { name: 'heading', face: 'H', on: (editor) => editor.isActive('heading'), act: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run() },
  { name: 'bullets', face: '•', on: (editor) => editor.isActive('bulletList'), act: (editor) => editor.chain().focus().toggleBulletList().run() },
  { name: 'numbers', face: '①', on: (editor) => editor.isActive('orderedList'), act: (editor) => editor.chain().focus().toggleOrderedList().run() },
  { name: 'quote', face: '”', on: (editor) => editor.isActive('blockquote'), act: (editor) => editor.chain().focus().toggleBlockquote().run() },
]

const LinkTool = ({ editor, on }: { editor: Editor; on: boolean }) => {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const [href, setHref] = useState('')
  const show = (next: boolean) => {
    setOpen(next)
    if (next) setHref(String(editor.getAttributes('link').href ?? ''))
  }
  const keep = () => {
    const chain = editor.chain().focus().extendMarkRange('link')
    if (href.trim()) chain.setLink({ href: /^[a-z]+:/i.test(href.trim()) ? href.trim() : `https://${href.trim()}` }).run()
    else chain.unsetLink().run()
    setOpen(false)
  }
  return (
    <Popover
      open={open} onOpenChange={show} trigger="click" placement="bottomLeft"
      content={<div className="row g8"><Input aria-label={t('form.rich_link_to')} placeholder="https://" value={href} maxLength={500} onChange={({ target }) => setHref(target.value)} onPressEnter={keep} /><Button onClick={keep}>{t('common.ok')}</Button></div>}
    >
      <Button type="text" size="small" className={on ? 'on' : ''} aria-pressed={on} aria-label={t('form.rich_link')} icon={<Icon name="link" size={14} />} />
    </Popover>
  )
}

/** What may be done with the words that are selected; every tool says whether it is on. */
export const RichToolbar = ({ editor }: { editor: Editor }) => {
  const { t } = useTranslation()
  const active = useEditorState({ editor, selector: ({ editor: now }) => [...tools.filter((tool) => tool.on(now)).map((tool) => tool.name), ...(now.isActive('link') ? ['link'] : [])].join(' ') })
  const on = new Set(active.split(' '))
  return (
    <div className="lq-rich-tools" role="toolbar" aria-label={t('form.rich_tools')}>
      {tools.map(({ name, face, act }) => (
        <Tooltip key={name} title={t(`form.rich_${name}`)}>
          <Button type="text" size="small" className={`f-${name}${on.has(name) ? ' on' : ''}`} aria-pressed={on.has(name)} aria-label={t(`form.rich_${name}`)} onMouseDown={(event) => event.preventDefault()} onClick={() => act(editor)}>{face}</Button>
        </Tooltip>
      ))}
      <LinkTool editor={editor} on={on.has('link')} />
    </div>
  )
}
