export const strings = {
  hello_morning: '{{name}}，早上好', hello_noon: '{{name}}，中午好', hello_afternoon: '{{name}}，下午好', hello_evening: '{{name}}，晚上好',
  my_apps: '我的应用', recent: '最近打开', recent_none: '还没有打开过列表或记录。', recent_why: '打开过的列表和记录会列在这里，方便再次进入。',
  apps_none: '还没有可以使用的应用', apps_none_why: '应用发布后，并且您被授予其中的角色，才会出现在这里。', apps_search: '按名称查找应用', release: '版本 {{number}}', not_live: '未发布', drafts: '{{count}} 处草稿',
  start: '可以发起', start_none: '没有可以发起的表单。', find_none: '没有名称含“{{text}}”的应用。', list: '列表', record: '记录', governance: '治理与搭建', no_app_for_role: '您的岗位不使用业务应用', no_app_for_role_why: '从下面进入您负责的管理页面。',
  tasks: '待办', tasks_none: '没有待处理的事项', tasks_why: '轮到您办理的任务会出现在这里。', tasks_all: '全部待办', tasks_late: '已超时 {{count}}', tasks_today: '今天到期 {{count}}',
} as const
