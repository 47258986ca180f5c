import assert from 'node:assert/strict'

const read = async (answer) => {
  const text = await answer.text()
  return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text }
}

/** Asks the server as a person, without a browser. */
export const client = async (base, login, password) => {
  const headers = { 'Content-Type': 'application/json', Origin: base }
  const entered = await fetch(`${base}/api/session`, { method: 'POST', headers, body: JSON.stringify({ login, password }) })
  assert.equal(entered.status, 200, `${login} is let in`)
  const me = await entered.json()
  const known = { Cookie: entered.headers.getSetCookie().map((each) => each.split(';')[0]).join('; '), 'X-CSRF-Token': me.csrf_token, Origin: base }
  const ask = async (method, path, data, more = {}) => {
    const json = data !== undefined && !Buffer.isBuffer(data)
    const answer = await fetch(`${base}${path}`, { method, headers: { ...known, ...(json && { 'Content-Type': 'application/json' }), ...more }, body: json ? JSON.stringify(data) : data })
    return read(answer)
  }
  /** What must be done; the answer's body. */
  const done = async (method, path, data, more) => {
    const answer = await ask(method, path, data, more)
    assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 800)}`)
    return answer.body
  }
  return { me, ask, done }
}
