export const strings = {
  found: '已找回 {{at}} 填写但没有提交的内容。',
  not_all: '电话、证件号等敏感内容和附件不会保留，请重新填写。',
  again: '清空重填',
}
