export const strings = {
  title: '消息发送', simulated: '演示环境不会向外发送任何消息。这里列出本来会发给谁、走哪个渠道、什么时候、写了什么。', quiet: '静默时段', find: '接收人姓名或账号', channel: '渠道', any_channel: '全部渠道', state: '状态', any_state: '全部状态', refresh: '刷新', more: '更早的消息',
  none: '没有消息', none_why: '流程里的提醒、升级、抄送和消息节点产生的消息会列在这里。把演示时间往后调，到期的提醒就会出现。',
  at: '时间', to: '接收人', about: '事由', text: '内容', inbox: '站内', email: '电子邮件', sms: '短信', from: '{{at}} 起',
  kind_remind: '提醒', kind_escalate: '升级', kind_limit: '全程时限', kind_urge: '催办', kind_copy: '抄送', kind_message: '消息', kind_share: '共享',
  reason_no_address: '没有登记地址', reason_not_set_up: '渠道未配置', reason_cannot_ask: '无法查询', reason_gateway_failed: '网关报告失败',
  again: '重发', again_title: '重发给 {{who}}', again_help: '这条消息没有发出去。重发会记入审计日志。', again_unknown: '不知道这条消息是否已经送达，重发后对方可能收到两次。重发会记入审计日志。', again_done: '已重新排队', why: '原因',
  quiet_help: '在这个时段内，电子邮件和短信先不发出，时段结束时再发；站内通知不受影响。可以跨过午夜。清空则不设静默时段。', quiet_from: '开始', quiet_until: '结束', quiet_saved: '静默时段已保存',
} as const
