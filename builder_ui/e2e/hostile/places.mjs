/**
 * Every page that shows what somebody wrote: who opens it, what he does there, and whose strings must be read then: all
 * that were planted, or as many as are named. What is on a page of a list of several pages counts for the page.
 */
const press = (name) => (page) => page.getByRole('button', { name, exact: true }).first().click()
const item = (name) => (page) => page.getByRole('menuitem', { name }).click()

const download = (name) => async (page) => {
  const [file] = await Promise.all([page.waitForEvent('download'), name(page)])
  const called = file.suggestedFilename()
  if (/[\\/:*?"<>|\p{C}]/u.test(called) || called.startsWith('.')) throw new Error(`a file would be called ${called}`)
}
const searched = (text) => async (page) => { await page.locator('.lq-search').click(); await page.locator('.lq-palette input').fill(text) }
/** The sheet of a decision table, taken out and brought in again. */
const sheetAgain = (from) => async (page) => {
  const buffer = await (await page.request.get(from)).body()
  await page.getByRole('button', { name: '导入 Excel' }).click()
  await page.getByRole('dialog').locator('input[type=file]').setInputFiles({ name: '=cmd()|<b>.xlsx', mimeType: '', buffer })
  await page.getByRole('dialog').locator('tbody tr').first().waitFor()
}

/** The first entries of the audit trail with their details. */
const unfolded = async (page) => {
  await page.locator('.ant-table-row').first().waitFor()
  for (const row of (await page.locator('.ant-table-row').all()).slice(0, 3)) await row.click()
}
const rows = (count) => (page) => page.locator('.lq-row').nth(count - 1).waitFor()
/** Half a window down, wherever something scrolls: what is not in sight is not drawn. */
const down = async (page) => {
  await page.evaluate(() => { for (const each of document.querySelectorAll('*')) if (each.scrollHeight > each.clientHeight + 50) each.scrollTop += each.clientHeight / 2 })
  await page.waitForTimeout(300)
}
const bottom = (page) => page.evaluate(() => { for (const each of document.querySelectorAll('*')) if (each.scrollHeight > each.clientHeight + 50) each.scrollTop = each.scrollHeight })
const ROW = { 'value title': 19, 'value long_text': 19, 'value rich_text': 19, 'value tags': 19, 'value address': 19, 'value secret': 19, 'option label': 19, 'person name': 19, 'org unit': 19, 'record title': 19 }
const WIDE = { 'field label': 32, 'section label': 'all' }

const clerk = ({ app, first, all, target, batch, paper, task, case: number }) => [
  { at: '/inbox', shows: { 'paper title': 1, 'node label': 1 } },
  { at: `/inbox?task=${task}`, shows: { 'paper title': 1, 'node label': 'all', guidance: 1, checklist: 'all', 'action label': 1 } },
  { at: `/inbox?case=${number}`, shows: { 'node label': 'all', opinion: 'all' } },
  { at: `/app/${app}/form/paper/${paper}?tab=flow`, shows: { 'node label': 'all', opinion: 'all' } },
  { at: '/', shows: { 'app label': 1, comment: 3 } },
  { at: '/apps', shows: { 'app label': 1 } },
  { at: '/', named: 'command palette', steps: [async (page) => { await page.locator('.lq-search').click(); await page.locator('.lq-palette').waitFor() }], shows: { 'app label': 1, 'menu label': 3 } },
  { at: `/app/${app}/list/wides`, shows: { 'menu label': 2, 'field label': 3, 'record title': 19 } },
  { at: `/app/${app}/list/hubs`, steps: [rows(20), press('下一页')], shows: { ...ROW, 'value title': 'all', 'value rich_text': 'all', 'value secret': 'all', 'file name': 'all', 'org unit': 'all', 'record title': 'all' } },
  { at: `/app/${app}/list/hubs?as=cards`, shows: { 'value title': 20, 'value long_text': 19 } },
  { at: `/app/${app}/list/hubs?group=choice`, shows: { 'option label': 'all' } },
  { at: `/app/${app}/list/hubs`, named: 'views', steps: [press('视图')], shows: { 'saved view': 'all' } },
  { at: `/app/${app}/list/hubs`, named: 'filter', steps: [press('筛选'), (page) => page.locator('.lq-filter .ant-select').first().click()], shows: { 'field label': 12 } },
  { at: `/app/${app}/list/wides`, named: 'columns', steps: [press('显示的列')], shows: { 'field label': 32 } },
  { at: `/app/${app}/list/hubs`, named: 'bulk', steps: [(page) => page.getByRole('checkbox', { name: '选中这一页' }).check(), press('删除所选')], shows: { 'value title': 20 } },
  { at: `/app/${app}/form/wide/${first}`, shows: { ...WIDE, 'value text': 'all' } },
  { at: `/app/${app}/form/wide/${first}?tab=history`, shows: { 'value text': 'all', 'value before': 'all', 'field label': 32 } },
  { at: `/app/${app}/form/wide/${first}`, named: 'edit', steps: [press('编辑')], shows: { ...WIDE, 'value text': 'all', 'field help': 32 } },
  { at: `/app/${app}/form/wide/new`, shows: { ...WIDE, 'field help': 32, placeholder: 'all', 'form description': 1 } },
  { at: `/app/${app}/form/hub/${all}`, shows: { 'value cell': 'all', 'value long cell': 'all', 'option label': 'all', 'person name': 20, 'value title': 20 } },
  { at: `/app/${app}/form/hub/${all}`, named: 'edit', steps: [press('编辑')], shows: { 'value cell': 15, 'field help': 18, 'column label': 2 } },
  { at: `/app/${app}/form/hub/${all}?tab=comments`, shows: { comment: 'all' } },
  { at: `/app/${app}/form/hub/${all}?tab=history`, shows: { 'value title': 1, 'field label': 1 } },
  { at: `/app/${app}/form/wide/${target}?tab=related`, shows: { 'value title': 2, 'value long_text': 1 } },
  { at: `/app/${app}/form/hub/new`, named: 'options', steps: [(page) => page.locator('#field-choice').click()], shows: { 'option label': 8, 'column help': 1 } },
  { at: `/app/${app}/form/wide/${target}`, named: 'delete', steps: [press('更多'), item('删除')], shows: { 'record title': 1 } },
  { at: `/app/${app}/form/hub/${all}`, named: 'shares', steps: [press('更多'), item('共享')], shows: { 'person name': 4, 'org unit': 1, 'role label': 1 } },
  { at: `/app/${app}/form/hub/${all}`, named: 'why', steps: [press('更多'), item('我的权限说明')], shows: { 'value title': 1 } },
  { at: `/app/${app}/form/hub/${all}?tab=comments`, named: 'mention', steps: [async (page) => { await page.locator('.lq-say textarea').fill(''); await page.locator('.lq-say textarea').pressSequentially('@lqRan') }], shows: { 'person name': 3, post: 3 } },
  { at: '/', named: 'found', steps: [searched('lqRan')], shows: { 'value title': 3, 'field label': 1, 'form label': 1 } },
  { at: '/', named: 'found of one form', steps: [searched('onerror=lqRan')], shows: { 'value title': 2, 'app label': 1 } },
  { at: '/', named: 'delegations', steps: [(page) => page.locator('.lq-identity .me').click(), item('委托他人代理')], shows: { 'delegation reason': 1 } },
  { at: `/app/${app}/list/hubs`, named: 'export', steps: [press('导入导出'), download((page) => item(/CSV/)(page))], shows: { 'form label': 0 } },
  { at: `/app/${app}/import/hub?batch=${batch}&view=hubs`, named: 'mapped', steps: [(page) => page.getByRole('combobox').first().click()], shows: { 'field label': 5 } },
  { at: `/app/${app}/bin/hub`, shows: { 'deleted title': 'all' } },
  { at: `/app/${app}/import/hub?batch=${batch}&view=hubs`, shows: { 'import heading': 'all', 'import cell': 'all', 'import file': 1 } },
]

const builder = ({ app }) => [
  { at: '/build', shows: { 'app label': 1 } },
  ...Object.entries({ forms: 'form', views: 'view', option_sets: 'option_set', decisions: 'decision', roles: 'role', flows: 'flow', menu: 'menu' }).map(([section, kind]) => ({ at: `/build/${app}/${section}`, shows: { [`${kind} label`]: 1 } })),
  { at: `/build/${app}/releases`, shows: { 'publish note': 2, 'form label': 2, 'calendar label': 1, 'person name': 1 } },
  { at: `/build/${app}/forms`, named: 'bin', steps: [press('回收站')], shows: { 'gone form label': 1 } },
  { at: `/build/${app}/form/wide`, named: 'gone fields', steps: [press('查看并恢复')], shows: { 'gone field label': 1 } },
  { at: `/build/${app}/option_set/words`, named: 'merge', steps: [(page) => page.getByRole('button', { name: /合并到其他选项$/ }).nth(3).click(), (page) => page.getByRole('dialog').getByRole('combobox').click({ force: true })], shows: { 'option label': 5 } },
  { at: `/build/${app}/decision/table`, named: 'from a sheet', steps: [sheetAgain(`/api/apps/${app}/definitions/decision/table/export?format=xlsx`)], shows: { 'decision cell': 5 } },
  { at: `/build/${app}/form/wide`, shows: { 'field label': 31, 'field help': 31, placeholder: 31, 'section label': 31, 'check message': 1, 'form description': 1 } },
  { at: `/build/${app}/form/wide`, named: 'preview', steps: [press('预览')], shows: { 'field label': 31 } },
  { at: `/build/${app}/form/wide`, named: 'versions', steps: [press('历史版本')], shows: { 'publish note': 1 } },
  { at: `/build/${app}/form/hub`, steps: [(page) => page.locator('.lq-cell').first().click()], shows: { 'field label': 18, 'column label': 2 } },
  { at: `/build/${app}/flow/path`, shows: { 'node label': 'all', 'flow label': 1 } },
  { at: `/build/${app}/view/hubs`, shows: { 'view label': 1, 'field label': 9 } },
  { at: `/build/${app}/role/filler`, shows: { 'role label': 1, 'form label': 2, 'field label': 2 } },
  { at: `/build/${app}/option_set/words`, shows: { 'option label': 'all' } },
  { at: `/build/${app}/decision/table`, steps: [down, down, down, down, bottom], shows: { 'decision cell': 'all', 'decision note': 'all', 'decision column': 2 } },
  { at: `/build/${app}/decision/table`, named: 'cases', steps: [(page) => page.getByRole('tab', { name: '批量测试' }).click()], shows: { 'decision case': 1 } },
  { at: `/build/${app}/decision/card`, shows: { characteristic: 1, 'bin reason': 'all' } },
]

const admin = ({ run }) => [
  { at: '/admin/people', steps: [async (page) => { await page.getByPlaceholder('按姓名或账号查找').fill(`zq${run}`); await page.keyboard.press('Enter') }], shows: { 'person name': 20, post: 15, 'org unit': 15 } },
  { at: '/admin/organisation', shows: { 'org unit': 'all' } },
  { at: '/admin/posts', shows: { post: 'all' } },
]

const guard = ({ app, run, all }) => [
  { at: '/admin/people', named: 'why', steps: [
    async (page) => { await page.getByPlaceholder('按姓名或账号查找').fill(`zq${run}2`); await page.keyboard.press('Enter') },
    (page) => page.locator('.ant-table-row').first().click(), press('权限说明'),
    async (page) => { await page.locator('#why-record').fill(`http://localhost/app/${app}/form/hub/${all}`); await page.locator('#why-form').click(); await page.locator('#why-form').fill(`zq${run}`); await page.keyboard.press('Enter') },
  ], shows: { 'person name': 1, 'form label': 1 } },
  { at: `/admin/roles?app=${app}&role=other`, shows: { 'person name': 1, 'app label': 1, 'role label': 2 } },
]

const auditor = () => [
  { at: '/admin/audit?kind=record', shows: { 'form label': 1 } },
  ...Object.entries({ 'record.unmask': { 'unmask reason': 'all', 'person name': 1 }, 'delegation.begin': { 'delegation reason': 1 }, 'record.share': { 'form label': 1 }, 'record.import_file': { 'import file': 1 } }).map(([kind, shows]) => (
    { at: `/admin/audit?kind=${kind}`, steps: [unfolded], shows })),
  { at: '/admin/audit?kind=person.lock', steps: [(page) => page.locator('.ant-table-row').first().click()], shows: { 'person name': 1, 'lock reason': 1 } },
]

/** Somebody whose own name is hostile, and to whom one record is shared. */
const namesake = ({ app, all }) => [
  { at: '/', shows: { 'person name': 1 } },
  { at: `/app/${app}/list/hubs`, shows: { 'value title': 1, 'menu label': 1 } },
  { at: `/app/${app}/form/hub/${all}`, shows: { 'value title': 1, 'person name': 20 } },
  { at: `/app/${app}/form/hub/${all}`, named: 'unmask', steps: [(page) => page.locator('.lq-unmask button').first().click()], shows: { 'field label': 1 } },
  { at: '/me', shows: { 'person name': 1 } },
]

/** Those pages on which nothing has to be pressed, as often as they are; what is shown there depends on the window. */
export const abroad = (list) => list.filter(({ steps }) => !steps).map((one) => ({ ...one, named: 'small', shows: {}, any: true }))

/** Who opens which pages. */
export const pages = (there) => ({ clerk: clerk(there), builder: builder(there), admin: admin(there), guard: guard(there), auditor: auditor(there), namesake: namesake(there) })
