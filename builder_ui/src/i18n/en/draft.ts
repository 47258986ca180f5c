export const strings = {
  found: 'What you filled in by {{at}} and did not submit is back.',
  not_all: ' Sensitive values and files are not kept; fill them in again.',
  again: 'Start over',
  edited: 'At {{at}} you changed this record and did not save it.',
  edited_changed: ' Somebody has changed the record since; you will be shown both, field by field.',
  go_on: 'Go on with the unsaved changes',
  give_up: 'Discard',
}
