export const strings = {
  hello_morning: 'Good morning, {{name}}', hello_noon: 'Good day, {{name}}', hello_afternoon: 'Good afternoon, {{name}}', hello_evening: 'Good evening, {{name}}',
  my_apps: 'My apps', recent: 'Recently opened', recent_none: 'No list or record opened yet.', recent_why: 'Lists and records you open appear here, so that you find them again.',
  apps_none: 'No app to use yet', apps_none_why: 'An app appears here once it is published and you hold one of its roles.', apps_search: 'Find an app by name', release: 'Release {{number}}', not_live: 'Not published', drafts: '{{count}} drafts',
  start: 'You may start', start_none: 'There is no form to start.', find_none: 'No app has "{{text}}" in its name.', list: 'List', record: 'Record', governance: 'Governance and building', no_app_for_role: 'Your post uses no business app', no_app_for_role_why: 'Go to the pages you look after from below.',
  tasks: 'To do', tasks_none: 'Nothing to do', tasks_why: 'Tasks that are yours to handle appear here.', tasks_all: 'All', tasks_late: '{{count}} late', tasks_today: '{{count}} due today',
} as const
