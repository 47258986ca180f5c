export const strings = {
  title: '发布审批', none: '没有等待审批的发布', none_why: '会扩大权限的发布在这里等您同意；其他发布不需要审批。', author: '{{who}} 提交于 {{at}}', widens: '这次发布会扩大以下权限', changes: '改动', note: '说明', approve: '同意发布', refuse: '不同意', approve_title: '同意发布“{{app}}”？', approve_consequence: '发布立即开始，以上权限随之生效。', refuse_title: '不同意发布“{{app}}”', reason: '理由', reason_required: '请填写理由，提交人会看到', approved: '已同意，发布开始', refused: '已退回', steps: '将执行的步骤', open_app: '查看应用', own: '这是您自己提交的，须由另一位安全管理员审批。',
} as const
