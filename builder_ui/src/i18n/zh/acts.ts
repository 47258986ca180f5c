export const strings = {
  related: '相关记录', related_none: '没有引用这条记录的记录', related_why: '其他表单的记录引用它时，会列在这里。', related_all: '在列表中查看', related_by: '{{form}}·{{field}}', related_at: '创建于', related_more: '只显示最近 {{count}} 条',
  back_here: '恢复到此版本', back_field: '恢复“{{field}}”的原值', back_title: '恢复到版本 {{number}}', back_go: '恢复 {{count}} 个字段', back_about: '这个版本由 {{who}} 于 {{at}} 保存。下面是现在的值和恢复后的值；恢复会作为一次新的修改保存，并像平常一样检查。', back_same: '现在的值与那个版本相同', back_now: '现在', back_then: '恢复后', back_done: '已恢复', history_back: '从较早的版本恢复了 {{count}} 个字段',
} as const
