export const strings = {
  title: 'Notices', which: 'Which notices', all: 'All', unread: 'Unread', new: 'New', more: 'Earlier notices', read_all: 'Mark all as read',
  none: 'No notices yet', none_unread: 'Nothing unread', none_why: 'Shares, copies, urging, reminders and escalations appear here.',
  shared: '{{who}} shared “{{title}}” with you', until: 'To see, until {{until}}', until_write: 'To see and change, until {{until}}',
  channels: 'How to tell me', channels_help: 'Notices in the product always reach you. E-mails and text messages are sent where a message is written for that channel and your account has an address; during the bank’s quiet hours they wait.', channels_saved: 'Saved how to tell you',
  inbox: 'In the product (always)', email: 'E-mail', sms: 'Text message',
} as const
