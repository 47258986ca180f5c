export const strings = {
  share_title: '共享这条记录', share_about: '对方看到的字段由他自己的角色决定，不会比您看到的多。当天结束后自动失效，移交记录时也会失效。',
  share_with: '共享给', person: '人员', unit: '机构', role: '角色', share_unit_help: '该机构及其下级的人员', share_role_help: '只列出能查看“共享给我的”记录的角色', share_until: '截止日期（含当天）', share_write: '也可以修改', share_read: '只能查看', share_write_about: '哪些字段可以修改，由对方的角色决定',
  share_ok: '共享', shared: '已共享', shares: '已共享给', share_days: '至 {{until}}', share_by: '{{by}} 于 {{at}} 共享', share_end: '取消共享', share_ended: '已取消共享', shares_none: '还没有共享给别人', share_void: '已不起作用：共享人已离开，或不再有共享的权限',
  why: '权限说明', why_mine: '我的权限说明', why_own: '我对这条记录的权限', why_of: '{{name}} 的权限说明', why_own_about: '选择操作和字段，看看由哪个角色、哪条规则决定。', why_about: '选择表单；要问某一条记录，把它的地址粘贴进来。这里不显示记录的内容。',
  action: '操作', field: '字段', any_field: '整条记录（或选择一个字段）', form: '表单', record: '记录（可不填）', record_help: '粘贴记录的地址或编号；不填则回答“在某些记录上可以吗”',
  record_unread: '这里面没有记录的编号', action_read: '查看', action_update: '修改', action_delete: '删除', action_transfer: '移交', action_share: '共享',
  action_export: '导出', action_create: '新建', action_import: '导入', may: '可以', may_not: '不可以', see_hidden: '看不到这个字段',
  see_masked: '看到脱敏后的值', see_clear: '看到完整的值', write_never: '不能填写', write_when_creating: '仅新建时填写', write_always: '可以填写', nothing_granted: '没有任何角色授予过这个表单的权限：对他来说它不存在',
  no_post: '没有岗位', mark_for: '允许', mark_against: '禁止', mark_depends: '要看是哪条记录', mark_idle: '没有作用', empty: '（空）',
  not_seen: '（您看不到）', comma: '，', reached: '{{by}} 共享给 {{to}}，至 {{until}}', delegate: '{{who}} 可以代行“{{post}}”岗位，至 {{until}}',
  changes: '权限变化', held_by: '{{people}} 人持有：{{names}}', held_by_nobody: '现在没有人持有', sees_records: '{{who}} 看到的“{{form}}”记录：{{before}} 条 → {{after}} 条',
}
