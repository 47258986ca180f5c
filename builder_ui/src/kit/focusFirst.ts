/** Put the cursor into the first control there is, now or as soon as it is drawn: some come in a file of their own. Returns how to stop waiting. */
export const focusFirst = (box: HTMLElement | null, controls: string): (() => void) => {
  const focus = () => {
    const found = box?.querySelector<HTMLElement>(controls)
    found?.focus()
    return found !== null && found !== undefined
  }
  if (!box || focus()) return () => undefined
  const watch = new MutationObserver(() => { if (focus()) watch.disconnect() })
  watch.observe(box, { childList: true, subtree: true })
  return () => watch.disconnect()
}
