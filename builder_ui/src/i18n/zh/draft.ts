export const strings = {
  found: '已找回 {{at}} 填写但没有提交的内容。',
  not_all: '电话、证件号等敏感内容和附件不会保留，请重新填写。',
  again: '清空重填',
  edited: '您在 {{at}} 修改了这条记录，还没有保存。',
  edited_changed: '之后有人改过这条记录，继续后逐个字段核对。',
  go_on: '继续上次未保存的修改',
  give_up: '放弃',
}
