export const strings = {
  details: '详情', history: '修改记录', edit: '编辑', save: '保存修改', delete: '删除', delete_title: '删除“{{title}}”？', delete_consequence: '删除后，它不再出现在列表和查找中，引用它的记录也看不到它的内容。修改记录会保留，管理员可以恢复。', deleted: '已删除', deleted_busy: '正在删除',
  transfer: '移交', share: '共享', why: '我的权限说明', transfer_title: '移交这条记录', transfer_to: '移交给', transfer_consequence: '移交后，这条记录归接手的同事和他的机构所有。您还能不能看到它，由您的角色决定。', transferred: '已移交', saved: '已保存', created_by: '{{who}} 创建于 {{at}}', updated_by: '{{who}} 修改于 {{at}}', owner: '主办 {{who}}', version: '版本 {{number}}', nothing_changed: '没有改动', editing: '正在编辑',
  conflict_title: '{{who}}在您编辑时保存了修改', conflict_title_unknown: '您编辑时，有人保存了修改', conflict_help: '没有覆盖任何内容。请逐个字段选择保留哪个值，再保存。', conflict_field: '字段', conflict_base: '打开时', conflict_mine: '我的', conflict_theirs: '对方的', conflict_both: '两人都改了', conflict_one: '只有对方改了', conflict_only_mine: '只有我改了', conflict_save: '按所选保存', conflict_discard: '放弃我的修改', conflict_choose_all_mine: '全选我的', conflict_choose_all_theirs: '全选对方的', conflict_left: '还有 {{count}} 个字段要选', conflict_at: '{{at}} 保存',
  editing_now: '{{who}}正在编辑这条记录', editing_too: '{{who}}也在编辑这条记录。保存时会逐个字段核对，不会互相覆盖。', editing_and: '、',
  history_created: '新建了这条记录', history_updated: '修改了 {{count}} 个字段', history_deleted: '删除了这条记录', history_restored: '恢复了这条记录', history_transferred: '移交了这条记录', history_none: '还没有修改记录', history_more: '更早的记录', history_from: '原值', history_to: '新值', history_hidden: '改动的字段对您不可见', no_such: '没有这条记录，或者它对您不可见。', system: '某人', all_empty: '没有可以显示的字段',
  computing: '计算中', computing_until: '来源刚刚改变，正在重新计算，预计 {{time}} 完成',
} as const
