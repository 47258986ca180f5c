/** The nonce the server wrote into this page; Vite leaves its place in a meta element. */
export const nonce = (): string => document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce ?? ''

/**
 * Give every style element our own code makes the page's nonce. Some parts of antd measure scroll bars with a style
 * element of their own and know no nonce; the content security policy would refuse those.
 */
export const allowOwnStyles = (): void => {
  const create = document.createElement.bind(document)
  document.createElement = ((tag: string, options?: ElementCreationOptions) => {
    const made = create(tag, options)
    if (tag.toLowerCase() === 'style') made.nonce = nonce()
    return made
  }) as typeof document.createElement
}
