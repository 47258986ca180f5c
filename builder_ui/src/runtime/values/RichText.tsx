import { createElement, Fragment, useMemo, type ReactNode } from 'react'
import '../widgets/widgets.css'

/** Every element that is drawn; whatever else there is, its words are shown and nothing more. */
const drawn = new Set(['p', 'br', 'hr', 'strong', 'em', 'u', 's', 'a', 'h2', 'h3', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code'])
const silent = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'title', 'textarea', 'svg', 'math'])
const empty = new Set(['br', 'hr'])
const MOST_DEEP = 40

const leads = (href: string | null): string | undefined => (href && /^(https?:\/\/|mailto:)/i.test(href) ? href : undefined)

const drawnOf = (node: Node, key: number, deep: number): ReactNode => {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent
  if (!(node instanceof Element) && node.nodeType !== Node.ELEMENT_NODE) return null
  const name = node.nodeName.toLowerCase()
  if (silent.has(name) || deep > MOST_DEEP) return null
  const below = [...node.childNodes].map((each, at) => drawnOf(each, at, deep + 1))
  if (!drawn.has(name)) return createElement(Fragment, { key }, ...below)
  if (empty.has(name)) return createElement(name, { key })
  if (name === 'a') return createElement('a', { key, href: leads((node as Element).getAttribute('href')), target: '_blank', rel: 'noopener noreferrer nofollow' }, ...below)
  return createElement(name, { key }, ...below)
}

/** Formatted text as elements of our own making: it is read in a document that runs nothing, and nothing of it is put into the page as HTML. */
export const RichText = ({ html }: { html: string }) => {
  const body = useMemo(() => new DOMParser().parseFromString(html, 'text/html').body, [html])
  return <div className="lq-rich">{[...body.childNodes].map((each, at) => drawnOf(each, at, 0))}</div>
}

/** Its words alone, for a table, a card or a sentence. */
export const plainOf = (html: string): string => {
  const { body } = new DOMParser().parseFromString(html.replace(/<\/(p|h2|h3|li|blockquote|pre)>|<br\/?>/gi, '$& '), 'text/html')
  for (const each of body.querySelectorAll([...silent].join(','))) each.remove()
  return (body.textContent ?? '').replace(/\s+/g, ' ').trim()
}
