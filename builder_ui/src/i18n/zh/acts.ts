export const strings = {
  related: '相关记录', related_none: '没有引用这条记录的记录', related_why: '其他表单的记录引用它时，会列在这里。', related_all: '在列表中查看', related_by: '{{form}}·{{field}}', related_at: '创建于', related_more: '只显示最近 {{count}} 条',
  back_here: '恢复到此版本', back_field: '恢复“{{field}}”的原值', back_title: '恢复到版本 {{number}}', back_go: '恢复 {{count}} 个字段', back_about: '这个版本由 {{who}} 于 {{at}} 保存。下面是现在的值和恢复后的值；恢复会作为一次新的修改保存，并像平常一样检查。', back_same: '现在的值与那个版本相同', back_now: '现在', back_then: '恢复后', back_done: '已恢复', history_back: '从较早的版本恢复了 {{count}} 个字段',
  bin: '回收站', bin_title: '{{form}}·回收站', bin_about: '这里是您可以恢复的已删除记录。保留期满后会自动清除，不能再恢复。', bin_none: '回收站是空的', bin_none_why: '删除的记录会先放在这里。', bin_owner: '主办', bin_by: '删除人', bin_at: '删除于', bin_restore: '恢复', bin_restore_one: '恢复“{{title}}”', bin_restored: '已恢复“{{title}}”', bin_more: '更早删除的', bin_collides: '不能恢复：已有相同的记录', bin_deleted: '要恢复的记录', bin_present: '现有的记录', bin_same: '相同', bin_unseen: '对您不可见', bin_open: '打开“{{title}}”',
} as const
