export const strings = {
  title: '审计日志', verify: '校验完整性', verifying: '正在校验…', at: '时间', act: '动作', actor: '人员', subject: '对象', address: '来源', app: '应用', from: '从', to: '到', seq: '序号', kind: '动作类型', any_kind: '全部动作', any_app: '全部应用', details: '详情', sealed: '已封存', unsealed: '待封存', unsealed_help: '刚发生的记录在几秒内封入哈希链。', trace: '跟踪号', post: '所任岗位', system: '系统',
  ok: '审计日志完整', ok_text: '校验了 {{checked}} 条记录、{{seals}} 个封印，没有被改动、删除、插入、调换或截断。', bad: '审计日志不完整', bad_text: '校验了 {{checked}} 条记录，发现 {{count}} 处问题。请保留现场并通知安全负责人。', head: '链头', none: '没有符合条件的记录', none_why: '换一个时间、人员或动作再看。', problem_at: '序号 {{seq}}', clear: '清除条件', count: '共 {{count}} 条',
} as const
