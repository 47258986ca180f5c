/** What runs, what the content security policy reports, and which of the planted strings stand on a page. */
import { planted } from './corpus.mjs'

const FOLDED = (text) => text.normalize('NFC').replace(/\s+/g, ' ').trim()

/** Pages of one person, watched from before their first script. */
export async function watched(context) {
  const ran = []
  const reports = []
  await context.exposeFunction('lqRan', (mark) => ran.push(String(mark)))
  await context.exposeFunction('lqReport', (report) => reports.push(report))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample, disposition, documentURI }) => {
      void window.lqReport(`${disposition} ${violatedDirective} ${blockedURI} ${sample} at ${documentURI}`)
    })
  })
  for (const page of context.pages()) page.on('dialog', (dialog) => { ran.push(`dialog ${dialog.message()}`); void dialog.dismiss() })
  context.on('request', (request) => /evil\.example/.test(new URL(request.url()).host) && reports.push(`asked ${request.url()}`))
  return { ran, reports }
}

/** Everything a person reads on a page, by eye or by screen reader; and what of it is more than text. */
const read = () => {
  const texts = [document.title, document.body.textContent ?? '']
  const made = []
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      if (/^on/.test(name) || (/^(href|src|action|formaction|data|srcdoc|style|xlink:href)$/.test(name) && /zq\w+q\d+x|javascript:|evil\.example/i.test(value) && !/^\/(?!\/)|^blob:|^https:\/\/bank\.cn\//.test(value))) made.push(`${element.tagName} ${name}=${value}`)
      if (/^(title|aria-|placeholder|alt|value|label)/.test(name)) texts.push(value)
    }
    if ('value' in element && typeof element.value === 'string') texts.push(element.value)
    if (/^(script|style|iframe|object|embed|base|link|template)$/i.test(element.tagName) && /zq\w+q\d+x/.test(element.outerHTML)) made.push(element.outerHTML.slice(0, 200))
  }
  return { texts, made }
}

/** place → marks whose text stands there word for word, or as JSON has it. */
export async function standing(page) {
  const { texts, made } = await page.evaluate(read)
  const all = FOLDED(texts.join('\n'))
  const found = new Map()
  for (const [place, marks] of planted) {
    const here = [...marks].filter(([mark, text]) => all.includes(mark) && (all.includes(FOLDED(text)) || all.includes(FOLDED(JSON.stringify(text).slice(1, -1))))).map(([mark]) => mark)
    if (here.length > 0) found.set(place, here)
  }
  return { found, made }
}
