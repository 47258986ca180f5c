import type { Label } from './types'

/** What new parts are called in a document until somebody names them, in both languages at once. */
export const NEW_SECTION: Label = { zh: '新分组', en: 'New section' }
export const NEW_PAGE: Label = { zh: '新的一页', en: 'New page' }
export const BASICS: Label = { zh: '基本信息', en: 'Basics' }
export const NEW_OPTION: Label = { zh: '新选项' }
export const CHECK_MESSAGE: Label = { zh: '请检查填写的内容', en: 'Please check this' }
