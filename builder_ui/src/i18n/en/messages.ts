export const strings = {
  title: 'Messages', simulated: 'Nothing leaves a demo. This is what would have been sent: to whom, by which channel, when, and what it says.', quiet: 'Quiet hours', find: 'Name or login of the receiver', channel: 'Channel', any_channel: 'Any channel', state: 'State', any_state: 'Any state', refresh: 'Refresh', more: 'Earlier messages',
  none: 'No messages', none_why: 'Reminders, escalations, copies and messages of flows appear here. Move the demo clock on, and what is due then comes.',
  at: 'When', to: 'To', about: 'About', text: 'Text', inbox: 'In the product', email: 'E-mail', sms: 'Text message', from: 'from {{at}}',
  kind_remind: 'Reminder', kind_escalate: 'Escalation', kind_limit: 'Time limit', kind_urge: 'Urged', kind_copy: 'Copy', kind_message: 'Message', kind_share: 'Share',
  reason_no_address: 'no address known', reason_not_set_up: 'channel not set up', reason_cannot_ask: 'cannot be asked', reason_gateway_failed: 'the gateway says it failed',
  again: 'Send again', again_title: 'Send again to {{who}}', again_help: 'This message did not leave. Sending it again is written to the audit trail.', again_unknown: 'Nobody knows whether this message arrived: sent again, it may arrive twice. It is written to the audit trail.', again_done: 'Waiting to be sent again', why: 'Reason',
  quiet_help: 'During these hours e-mails and text messages wait, and leave when the hours are over; notices in the product come at once. They may go over midnight. Empty means no quiet hours.', quiet_from: 'From', quiet_until: 'Until', quiet_saved: 'Quiet hours saved',
} as const
