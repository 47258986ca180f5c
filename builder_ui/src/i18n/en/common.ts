export const strings = {
  product: 'Langqiao', colon: ': ', save: 'Save', saving: 'Saving…', saved: 'Saved', cancel: 'Cancel', close: 'Close', confirm: 'OK', delete: 'Delete', edit: 'Edit', create: 'New',
  back: 'Back', more: 'More', search: 'Search', retry: 'Try again', reload: 'Reload', none: 'None', empty: '—', yes: 'Yes', no: 'No', all: 'All', optional: 'Optional',
  loading: 'Loading', required: 'Required', copy: 'Copy', copied: 'Copied', next: 'Next page', previous: 'Previous page', done: 'Done', open: 'Open', name: 'Name', actions: 'Actions',
  error_title: 'Something went wrong', error_lost: 'This page does not exist, or you may not see it.', error_forbidden: 'You are not allowed to see this. Ask the system administrator for access.', error_network: 'The server cannot be reached. Check the network and try again; what you typed is still here.',
  error_server: 'The server failed while working on this. No change was saved.', trace: 'Error number {{id}}', trace_copy: 'Copy the error number', go_home: 'Go home',
} as const
