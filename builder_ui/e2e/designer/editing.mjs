import assert from 'node:assert/strict'

const NAMES = [
  ['text', '投诉标题', 'Title', 'title'], ['phone', '联系电话', 'Phone', 'contact'], ['money', '涉及金额', 'Amount', 'amount'],
  ['date', '期望回复', 'Reply by', 'reply_by'], ['long_text', '原因', 'Reason', 'reason'], ['serial_number', '编号', 'Number', 'number'],
]

export async function properties({ page, desk, picture }) {
  for (const [field, zh, en, name] of NAMES) {
    await desk.select(field)
    await desk.call(zh, en, name)
  }
  await desk.select('title')
  await desk.toggle('必填')
  await desk.write('提示', '中文', '一句话说明')
  await desk.write('提示', '英文', 'In one sentence')
  await desk.write('占位', '中文', '例如 手续费争议')
  await desk.property('options.max_length').locator('input').fill('80')
  await desk.property('default').locator('input').fill('手续费')
  await desk.cell('title').getByText('一句话说明').waitFor()
  await desk.select('amount')
  await page.locator('.lq-paper-head').click()
  await desk.write('说明', '中文', '客服与网点共用。提交后由客户经理处理。')
  await desk.property('title_field').locator('.ant-select').click()
  await page.locator('.ant-select-item-option', { hasText: '投诉标题' }).click()
  await desk.select('amount')
  await desk.settled()
  await picture(page, 'designer')
}

export async function choices({ page, desk }) {
  await desk.select('number')
  await desk.add('choice')
  await desk.call('受理渠道', 'Channel', 'channel')
  await desk.inspector.getByRole('button', { name: '新建选项集' }).click()
  const drawer = page.locator('.lq-set-drawer')
  for (const [zh, en] of [['电话', 'Phone'], ['网点', 'Branch'], ['手机银行', 'App']]) {
    await drawer.getByRole('button', { name: '添加选项' }).click()
    const row = drawer.locator('.lq-option-row').last()
    await row.getByLabel('选项名称 中文').fill(zh)
    await row.getByLabel('选项名称 英文').fill(en)
  }
  assert.deepEqual(await drawer.locator('.lq-option-row .code').evaluateAll((all) => all.map((each) => each.value)), ['phone', 'branch', 'app'])
  // order with the keyboard: Space, arrow, Space
  const grip = drawer.getByRole('button', { name: '调整“手机银行”的顺序' })
  await grip.focus()
  await page.keyboard.press('Space')
  await page.waitForTimeout(150)
  await page.keyboard.press('ArrowUp')
  await page.waitForTimeout(300)
  await page.keyboard.press('Space')
  await page.waitForTimeout(300)
  assert.deepEqual(await drawer.locator('.lq-option-row .code').evaluateAll((all) => all.map((each) => each.value)), ['phone', 'app', 'branch'])
  await drawer.locator('.lq-saved', { hasText: '已保存' }).waitFor()
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'hidden' })
  await desk.property('default').locator('.ant-select').click()
  await page.locator('.ant-select-item-option', { hasText: '手机银行' }).click()
  await desk.cell('channel').getByText('手机银行').waitFor()
  await desk.settled()
}

export async function undoRedo({ page, desk }) {
  const before = await desk.order()
  await desk.add('boolean')
  await desk.add('percent')
  await page.keyboard.press('Control+z')
  await desk.undo()
  assert.deepEqual(await desk.order(), before)
  await desk.redo()
  await page.keyboard.press('Control+Shift+z')
  assert.equal((await desk.order()).flat().length, before.flat().length + 2)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  // typing is one step
  await desk.select('amount')
  await desk.inspector.getByLabel('名称 中文', { exact: true }).press('End')
  await page.keyboard.type('合计', { delay: 40 })
  await desk.cell('amount').getByText('涉及金额合计').waitFor()
  await page.keyboard.press('Control+z')
  await desk.cell('amount').getByText('涉及金额', { exact: true }).waitFor()
  await desk.settled()
}

export async function autosave({ page, desk }) {
  const before = await desk.order()
  await page.reload()
  await page.locator('.lq-cell').first().waitFor()
  assert.deepEqual(await desk.order(), before)
  assert.equal(await desk.columns('amount'), 12)
  await page.locator('.lq-tb .lq-saved', { hasText: '已保存' }).waitFor()
  // no connection: it says so, and saves by a click once there is one
  await page.route('**/draft', (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()))
  await desk.select('reason')
  await desk.write('提示', '中文', '说明经过与诉求')
  const failed = page.locator('.lq-saved.failed', { hasText: '未保存，重试' })
  await failed.waitFor()
  await page.unroute('**/draft')
  await failed.click()
  await desk.saved()
}

export async function clipboard({ page, desk }) {
  await desk.select('contact')
  await page.keyboard.press('Control+c')
  await page.keyboard.press('Control+v')
  await desk.cell('contact_2').waitFor()
  await page.keyboard.press('Control+z')
  await desk.select('contact')
  await page.keyboard.press('Control+d')
  await desk.cell('contact_2').waitFor()
  await page.keyboard.press('Delete')
  await desk.cell('contact_2').waitFor({ state: 'hidden' })

  await page.getByRole('button', { name: '从 Excel 生成字段' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('textarea').first().fill('客户经理\t受理网点\t处理时间*\t备注')
  await dialog.getByRole('button', { name: '识别列' }).click()
  await dialog.getByRole('button', { name: '添加 4 个字段' }).click()
  await dialog.waitFor({ state: 'detached' })
  for (const name of ['ke_hu_jing_li', 'shou_li_wang_dian', 'chu_li_shi_jian', 'bei_zhu']) await desk.cell(name).waitFor()
  await desk.undo()
  assert.equal((await desk.order()).flat().includes('ke_hu_jing_li'), false)
  await desk.settled()
}

export async function problems({ page, desk }) {
  await page.locator('.lq-problems.none, .lq-problems').first().waitFor()
  await desk.select('contact')
  await desk.add('reference')
  await desk.settled()
  await page.locator('button.lq-problems').click()
  await page.locator('.lq-problem-list li.error button').first().click()
  await desk.cell('reference').locator('.trouble').waitFor()
  const focused = await page.evaluate(() => document.activeElement?.closest('[data-property]')?.getAttribute('data-property'))
  assert.equal(focused, 'options.form', 'the property the problem speaks of has the focus')
  await desk.select('reference')
  await page.keyboard.press('Delete')
  await desk.cell('reference').waitFor({ state: 'hidden' })
  await desk.settled()
}

export async function preview({ page, picture, violations }) {
  await page.getByRole('button', { name: '预览' }).click()
  const stage = page.locator('.lq-preview-stage')
  await stage.getByText('客服与网点共用').waitFor()
  await picture(page, 'preview-pc')
  assert.deepEqual(await violations(page), [])
  await page.locator('.lq-preview').getByText('手机 390').click()
  await page.locator('.lq-preview-stage.phone').waitFor()
  await page.waitForTimeout(200)
  assert.equal(await page.locator('.lq-preview-paper').evaluate((paper) => Math.round(paper.getBoundingClientRect().width)), 390)
  await page.locator('.lq-preview-paper').getByLabel('投诉标题').fill('')
  await page.getByRole('button', { name: '试提交' }).click()
  await page.getByText('必填，请填写').waitFor()
  await picture(page, 'preview-phone')
  await page.keyboard.press('Escape')
  await stage.waitFor({ state: 'hidden' })
}

export async function stale({ page, desk, app }) {
  const there = `/api/apps/${app}/definitions/form/complaint/draft`
  // the other person, through the same session: only the revision matters
  await page.evaluate(async (address) => {
    const { csrf_token } = await (await fetch('/api/session')).json()
    const draft = await (await fetch(address)).json()
    const body = { ...draft.body, description: { zh: '别人写的说明', en: 'Written by somebody else' } }
    await fetch(address, { method: 'PUT', headers: { 'Content-Type': 'application/json', 'If-Match': `"${draft.revision}"`, 'X-CSRF-Token': csrf_token }, body: JSON.stringify(body) })
  }, there)
  await desk.select('reason')
  await desk.write('提示', '中文', '我写的提示')
  await page.getByRole('dialog').getByText('也修改了这份草稿').waitFor()
  await page.getByRole('button', { name: '用我的覆盖' }).click()
  await desk.saved()
  assert.equal(await page.locator('.lq-paper-head').getByText('客服与网点共用').count(), 1)
}
