/** The browser cannot work this expression out; the server can, and decides. */
export class Unsupported extends Error {
  constructor(readonly what: string) {
    super(`not worked out in the browser: ${what}`)
    this.name = 'Unsupported'
  }
}
