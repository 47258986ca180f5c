export const strings = {
  share_title: '共享这条记录', share_about: '对方看到的字段由他自己的角色决定，不会比您看到的多。当天结束后自动失效，移交记录时也会失效。',
  share_with: '共享给', person: '人员', unit: '机构', role: '角色', share_unit_help: '该机构及其下级的人员', share_role_help: '只列出能查看“共享给我的”记录的角色', share_until: '截止日期（含当天）', share_write: '也可以修改', share_read: '只能查看', share_write_about: '哪些字段可以修改，由对方的角色决定',
  share_ok: '共享', shared: '已共享', shares: '已共享给', share_days: '至 {{until}}', share_by: '{{by}} 于 {{at}} 共享', share_end: '取消共享', share_ended: '已取消共享', shares_none: '还没有共享给别人',
}
