export const strings = {
  quality: '数据质量',
  create: '新建{{form}}', filter: '筛选', filter_add: '添加条件', filter_apply: '应用', filter_clear: '清除筛选', filter_remove: '去掉条件“{{text}}”', filter_field: '字段', filter_op: '条件', filter_value: '值', filter_from: '从', filter_to: '到',
  filter_none: '还没有条件。添加后，列表只显示同时满足所有条件的记录。', filter_incomplete: '请填写要比较的值', filter_all: '同时满足以下条件', quick: '按{{field}}查找', columns: '显示的列', columns_reset: '恢复默认', sort: '排序', sort_up: '{{field}}升序', sort_down: '{{field}}降序', sort_default: '默认顺序',
  advanced: '高级筛选', advanced_how: '条件可以分组，也可以看关联表单的记录', advanced_lacks: '还有条件没有填完', advanced_edit: '修改高级筛选：{{text}}',
  count: '共 {{count}} 条', rows: '第 {{from}}–{{to}} 条', first: '回到第一页', empty: '这里还没有{{form}}', empty_why: '新建的记录会出现在这里。', none: '没有符合条件的记录', none_why: '换一个条件，或清除筛选后再看。',
  values_hint: '输入后按 Enter 添加', menu: '列表', of_app: '{{app}}的菜单', app_empty: '这个应用还没有可以打开的页面', app_empty_why: '搭建者在应用的菜单里放入列表或表单后，会出现在这里。', broken_filter: '地址里的筛选条件已不能用，请重新设置。', refresh: '刷新', open_row: '打开 {{title}}', untitled: '（无标题）', page_size: '每页 {{count}} 条',
  import: '导入', export: '导出', export_xlsx: 'Excel（.xlsx）', export_csv: 'CSV（.csv）', exporting: '正在导出…', exported: '已导出，文件里记有你的姓名和时间', files: '导入导出',
  shape: '分组', views: '视图', more: '更多操作', all_update: '批量修改', all_delete: '批量删除', inline_on: '在表格里修改', inline_off: '结束在表格里修改', select_row: '选中 {{title}}', select_all: '选中这一页', selected: '已选 {{count}} 条', selected_update: '修改所选', selected_delete: '删除所选', selected_none: '取消选择', width: '{{field}}的列宽', width_auto: '自动', column_up: '{{field}}前移', column_down: '{{field}}后移', exact: '算出准确数', edit_cell: '修改 {{title}} 的{{field}}', edit_conflict: '有人刚改过这条记录，现在的值是', edit_mine: '用我的', edit_theirs: '保留现在的', edit_saved: '已保存{{field}}', edit_undo: '撤销', edit_undone: '已撤销', missing_columns: '此视图有 {{count}} 列您看不到，未显示。', missing_members: '此视图的{{members}}用到您看不到的字段，未套用。', member_filter: '筛选条件', member_sort: '排序', member_group: '分组', member_totals: '合计', and: '、',
} as const
