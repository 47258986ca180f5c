export const strings = {
  options_if: '可选范围',
  options_if_none: '全部可选',
  default_by: '默认值公式',
  default_by_none: '没有，按固定默认值',
} as const
