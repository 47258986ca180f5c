export const strings = {
  share_title: 'Share this record', share_about: 'What the others see of it is decided by their own roles, and is never more than you see. A share ends with its day, and when the record is transferred.',
  share_with: 'Share with', person: 'Person', unit: 'Unit', role: 'Role', share_unit_help: 'The people of this unit and of those below it', share_role_help: 'Only roles that see what is shared with them', share_until: 'Until (that day included)', share_write: 'May also change it', share_read: 'May see it', share_write_about: 'Which fields, their roles decide',
  share_ok: 'Share', shared: 'Shared', shares: 'Shared with', share_days: 'until {{until}}', share_by: 'by {{by}} on {{at}}', share_end: 'End', share_ended: 'Share ended', shares_none: 'Shared with nobody yet', share_void: 'Counts no more: whoever gave it has left or may not share any longer',
  why: 'Explain rights', why_mine: 'Why may I', why_own: 'My rights on this record', why_of: 'Rights of {{name}} explained', why_own_about: 'Choose an action and a field to see which role and which rule decide.', why_about: 'Choose a form; for one record paste its address. Nothing of what is in it is shown.',
  action: 'Action', field: 'Field', any_field: 'The whole record (or choose a field)', form: 'Form', record: 'Record (optional)', record_help: 'The address or the number of a record; without one the answer is about the best case',
  record_unread: 'There is no number of a record in this', action_read: 'Read', action_update: 'Update', action_delete: 'Delete', action_transfer: 'Transfer', action_share: 'Share',
  action_export: 'Export', action_create: 'Create', action_import: 'Import', may: 'May', may_not: 'May not', see_hidden: 'does not see the field',
  see_masked: 'sees it masked', see_clear: 'sees it in clear', write_never: 'does not write it', write_when_creating: 'writes it when creating', write_always: 'writes it', nothing_granted: 'No role grants anything on this form: for this person it does not exist',
  no_post: 'No post', mark_for: 'allows', mark_against: 'denies', mark_depends: 'depends on the record', mark_idle: 'decides nothing here', empty: '(empty)',
  not_seen: '(not visible to you)', comma: ', ', reached: 'Shared by {{by}} with {{to}} until {{until}}', delegate: '{{who}} may act as {{post}} until {{until}}',
  changes: 'Who gains and who loses', held_by: 'Held by {{people}}: {{names}}', held_by_nobody: 'Held by nobody now', sees_records: '{{form}} records {{who}} sees: {{before}} → {{after}}',
}
