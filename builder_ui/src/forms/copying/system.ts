/**
 * The clipboard of the system, as far as the browser lets us: a bank's intranet without HTTPS has no clipboard API, there
 * the browser's own command copies, and only the keys can paste.
 */
export async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const give = (event: ClipboardEvent) => {
      event.preventDefault()
      event.stopImmediatePropagation()
      event.clipboardData?.setData('text/plain', text)
    }
    window.addEventListener('copy', give, { capture: true, once: true })
    const done = document.execCommand('copy')
    window.removeEventListener('copy', give, { capture: true })
    return done
  }
}

/** What lies on the clipboard; undefined when the browser does not tell. */
export async function fromClipboard(): Promise<string | undefined> {
  try {
    return await navigator.clipboard.readText()
  } catch {
    return undefined
  }
}
