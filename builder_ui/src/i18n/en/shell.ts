export const strings = {
  demo_short: 'Demo with invented data. Enter no real data.', apps_short: 'Apps', home: 'Home', apps: 'All apps', my_apps: 'My apps', build: 'Build apps', build_group: 'Build', governance: 'Governance', me: 'Me', start: 'Start', start_none: 'There is no form to start yet.',
  people: 'People', organisation: 'Organisation', posts: 'Posts', roles: 'Role holders', audit: 'Audit log', publications: 'Publications to approve',
  navigation: 'Main navigation', skip: 'Skip to content', demo: 'Demo: all data is invented and may be reset at any time. Do not enter real customer data.', search: 'Search apps, lists, actions', search_label: 'Open the command palette',
  identity: 'My identity: {{name}}', post_acting: 'Acting as', post_switch: 'Switch post', language: 'Language', password_change: 'Change password', log_out: 'Log out', no_post: 'No post',
  palette_none: 'Nothing found for "{{text}}".', palette_hint: '↑↓ to choose, Enter to open, Esc to close', palette_page: 'Page', palette_list: 'List', palette_new: 'Start', palette_app: 'App',
  log_in: 'Log in', login_name: 'Login name', password: 'Password', login_welcome: 'Log in to Langqiao', login_about: "Build a bank's forms, flows, rules and reports, and use them the same day.", login_missing_name: 'Enter the login name', login_missing_password: 'Enter the password',
  demo_people: 'Demo people', demo_people_help: 'Click a person to log in. All share one password, printed in the terminal when the server starts.', demo_password: 'Demo password', demo_password_help: 'In the terminal that started the server, on the line "password:".',
  password_old: 'Present password', password_new: 'New password', password_again: 'New password again', password_differs: 'The two new passwords differ', password_done: 'Password changed', password_must: 'This is a one-time password from the administrator. Change it to your own first.', password_same: 'The new password must differ from the present one',
  session_ended: 'Your session has ended. Log in again.', loading_apps: 'Loading apps',
} as const
