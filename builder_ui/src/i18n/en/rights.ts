export const strings = {
  share_title: 'Share this record', share_about: 'What the others see of it is decided by their own roles, and is never more than you see. A share ends with its day, and when the record is transferred.',
  share_with: 'Share with', person: 'Person', unit: 'Unit', role: 'Role', share_unit_help: 'The people of this unit and of those below it', share_role_help: 'Only roles that see what is shared with them', share_until: 'Until (that day included)', share_write: 'May also change it', share_read: 'May see it', share_write_about: 'Which fields, their roles decide',
  share_ok: 'Share', shared: 'Shared', shares: 'Shared with', share_days: 'until {{until}}', share_by: 'by {{by}} on {{at}}', share_end: 'End', share_ended: 'Share ended', shares_none: 'Shared with nobody yet',
}
