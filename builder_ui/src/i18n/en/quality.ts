export const strings = {
  title: 'Data quality · {{form}}', about: 'Only records you may read and fields you see in clear are counted. A number opens its records, to be mended in the list.', of: '{{count}} records', view: 'Counted', made: 'Counted at {{at}}', again: 'Count again', counting: 'Records are being checked…',
  missing: 'Completeness', missing_what: 'required and empty', missing_none: 'No required field is empty', invalid: 'Validity', invalid_what: 'break a rule', invalid_none: 'All keep the rules', duplicate: 'Uniqueness', duplicate_what: 'may be duplicates', duplicate_none: 'None may be a duplicate', stale: 'Timeliness', stale_what: 'not updated for {{days}} days', stale_none: 'All updated within {{days}} days',
  no_rules: 'The form has no duplicate rule', no_days: 'The form does not say when records are out of date', not_told: 'There is no field you may check', records: '{{count}}', good: 'in order',
  fields: 'Fields', fields_about: 'Completeness and validity', field: 'Field', filled: 'Filled in', empty: 'Empty', required_empty: 'Required and empty', broken: 'Breaks a rule', fields_none: 'There is no field that people fill in',
  not_seen: 'You do not see it in clear', sealed: 'Encrypted, not checked', not_worked_out: 'Cannot be checked', no_rule: 'No rule', optional: 'Optional',
  checks: 'Checks of the form', checks_about: 'Would not pass today', doubles: 'Possible duplicates', doubles_about: 'By duplicate rule', clusters: 'groups: {{count}}', same: 'Same {{fields}}',
  groups: 'Whose they are', by: 'Count by', by_owner: 'By owner', by_org: 'By unit', owner: 'Owner', org: 'Unit', all: 'Records', nobody: 'Nobody', others: '{{count}} more records belong to owners or units not listed', none: 'There are no records yet', none_why: 'Once there are, this page shows how good they are.',
  open: '{{text}}: {{count}}, show the records', too_large: 'Choose a view of fewer records and count again.', no_view: 'There is no list of this form you may open',
}
