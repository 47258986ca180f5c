export const strings = {
  title: '导入{{form}}', about: '用 Excel 或 CSV 文件批量新建或更新记录。每个单元格先按表单的规则检查，再由你决定写入。', drop: '选择文件，或把文件拖到这里（.xlsx、.csv，不超过 20 MB）', template: '下载模板', uploading: '正在上传 {{name}}…',
  step_file: '选择文件', step_map: '对应字段', step_check: '检查', step_done: '结果',
  column: '文件中的列', samples: '前几行', field: '写入字段', ignore: '不导入', required: '必填', map_about: '已按列名自动对应，请核对。没有对应的列不会导入。', missing: '还有必填字段没有对应的列：{{fields}}。新建的行会因此不通过。',
  key: '已有的记录', key_none: '每行都新建一条记录', key_by: '按“{{field}}”查找，找到则更新，找不到则新建', key_about: '更新时，空单元格不改动原来的值。', check: '开始检查', other: '换一个文件',
  reading: '正在读取文件', checking: '正在检查', importing: '正在导入', undoing: '正在撤销', progress: '已处理 {{done}} / {{total}} 行', leave: '可以离开这个页面，处理会继续；回来时在这里查看。', stop: '停止',
  good: '可以导入', would_create: '新建', would_update: '更新', would_stay: '没有变化', bad: '不通过', created: '已新建', updated: '已更新', unchanged: '没有变化', failed_rows: '未导入', undone_rows: '已撤销', kept_rows: '未撤销',
  all_good: '所有行都通过了检查。', some_bad: '{{bad}} 行不通过。可以下载问题清单改好后重新上传，也可以先导入其余 {{good}} 行。', none_good: '没有可以导入的行。请按问题清单改好后重新上传。',
  run: '导入 {{rows}} 行', again: '修改对应关系', report: '下载问题清单', row: '行', at: '列', problem: '问题', first_problems: '前 {{count}} 个问题', done: '导入完成', stopped: '已停止', failed: '没有完成', undone: '已撤销这批导入',
  undo: '撤销这批导入', undo_ask: '撤销后，这批新建的 {{created}} 条记录进入回收站，更新的 {{updated}} 条恢复原值。之后被人改过、删除或引用的记录保持不动。', undo_yes: '撤销', to_list: '回到列表', recent: '最近的导入', none: '还没有导入过文件',
  uploaded: '已上传', checked: '已检查', state_done: '已完成', open: '查看', table: '按列对应字段', state: '状态', file: '文件', when: '时间', rows: '行数', go_on: '继续导入',
} as const
