export const strings = {
  title: '通知', which: '显示哪些通知', all: '全部', unread: '未读', new: '未读', more: '更早的通知', read_all: '全部标为已读',
  none: '还没有通知', none_unread: '没有未读通知', none_why: '共享、抄送、催办、到期提醒和升级都会出现在这里。',
  shared: '{{who}} 与您共享了“{{title}}”', until: '可查看，至 {{until}}', until_write: '可查看和修改，至 {{until}}',
  channels: '通知方式', channels_help: '站内通知总会收到。电子邮件和短信只在消息为该渠道写了内容、且您的账号登记了地址时发送；银行设定的静默时段内会推迟。', channels_saved: '通知方式已保存',
  inbox: '站内通知（总是开启）', email: '电子邮件', sms: '短信',
} as const
