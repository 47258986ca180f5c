import assert from 'node:assert/strict'

export async function create({ page, app, picture, violations }) {
  await page.goto('/build')
  await page.getByRole('button', { name: '新建应用' }).first().click()
  await page.fill('#app-zh', '投诉处理')
  await page.fill('#app-en', 'Complaints')
  await page.fill('#app-name', app)
  await page.getByRole('radio', { name: 'chat' }).click()
  await picture(page, 'create-app')
  await page.getByRole('dialog').getByRole('button', { name: '新建', exact: true }).click()
  await page.waitForURL(`**/build/${app}`)
  await page.getByRole('button', { name: '新建表单' }).first().click()
  await page.fill('#definition-zh', '投诉登记')
  await page.fill('#definition-en', 'Complaint')
  assert.equal(await page.inputValue('#definition-name'), 'complaint', 'the technical name is proposed from the English one')
  await page.getByRole('dialog').getByRole('button', { name: '新建', exact: true }).click()
  await page.waitForURL(`**/build/${app}/form/complaint`)
  await page.locator('.lq-paper').waitFor()
  assert.deepEqual(await violations(page), [])
}

export async function addFields({ page, desk }) {
  await desk.add('serial_number')
  await desk.add('text')
  assert.deepEqual(await desk.order(), [['serial_number', 'text']])
  assert.equal(await desk.cell('text').getAttribute('class').then((all) => all.includes(' on')), true, 'what is added is selected')

  await desk.select('serial_number')
  await page.focus('.lq-pal-item[data-type="phone"]')
  await page.keyboard.press('Enter')
  assert.deepEqual(await desk.order(), [['serial_number', 'phone', 'text']], 'Enter adds after the selected field')

  await desk.cell('text').locator('.hit').click()
  await page.keyboard.press('/')
  await page.keyboard.type('金额')
  await page.keyboard.press('Enter')
  assert.deepEqual(await desk.order(), [['serial_number', 'phone', 'text', 'money']])
  await page.keyboard.press('Escape')
}

export async function dragFields({ page, desk, picture }) {
  const palette = (type) => page.locator(`.lq-pal-item[data-type="${type}"]`)
  // between two rows: a row of its own
  await desk.drag(palette('long_text'), desk.cell('money'), { y: 0.95 })
  await page.locator('.lq-drop').waitFor()
  await page.locator('.lq-ghost', { hasText: '多行文本' }).waitFor()
  await picture(page, 'dragging')
  await desk.drop()
  assert.deepEqual(await desk.order(), [['serial_number', 'phone', 'text', 'money', 'long_text']])
  assert.equal(await desk.columns('long_text'), 24)

  // at a field's side: columns
  await desk.drag(palette('date'), desk.cell('money'), { x: 0.97 })
  await page.locator('.lq-drop.upright').waitFor()
  await desk.drop()
  assert.deepEqual(await desk.order(), [['serial_number', 'phone', 'text', 'money', 'date', 'long_text']])
  assert.deepEqual([await desk.columns('text'), await desk.columns('money'), await desk.columns('date')], [8, 8, 8])

  // a field of the form, by its handle, to the side of another
  await desk.select('phone')
  await desk.drag(desk.cell('phone').locator('.grip'), desk.cell('long_text'), { x: 0.03 })
  await desk.drop()
  assert.deepEqual(await desk.order(), [['serial_number', 'text', 'money', 'date', 'phone', 'long_text']])
  assert.deepEqual([await desk.columns('phone'), await desk.columns('long_text')], [12, 12])

  // dropped outside of the form, nothing happens
  await desk.drag(palette('date'), page.locator('.lq-tb'), { x: 0.5, y: 0.5 })
  await desk.drop()
  assert.equal((await desk.order()).flat().length, 6)
}

export async function sections({ page, desk }) {
  await desk.add('section')
  assert.equal((await desk.order()).length, 2)
  await desk.write('标题', '中文', '投诉内容')
  await desk.write('标题', '英文', 'What happened')
  await page.locator('.lq-sec-head', { hasText: '投诉内容' }).waitFor()

  // the menu does what dragging does
  await desk.select('money')
  await page.getByRole('button', { name: '移动到…' }).click()
  await page.getByRole('menuitem', { name: '移到其他分组' }).hover()
  await page.getByRole('menuitem', { name: '投诉内容' }).click()
  assert.deepEqual((await desk.order())[1], ['money'])
  await desk.select('long_text')
  await page.keyboard.press('Alt+ArrowDown')
  assert.deepEqual((await desk.order())[1], ['long_text', 'money'], 'Alt with an arrow goes over the border of a section')
  await desk.property('width').getByText('整行').click()
  assert.equal(await desk.columns('long_text'), 24)
  await desk.select('date')
  await desk.cell('date').locator('.grip').waitFor()
  await desk.drag(desk.cell('date').locator('.grip'), desk.cell('money'), { x: 0.97 })
  await desk.drop()
  assert.deepEqual((await desk.order())[1], ['long_text', 'money', 'date'])
  assert.deepEqual([await desk.columns('money'), await desk.columns('date')], [12, 12])
  await desk.settled()
}
