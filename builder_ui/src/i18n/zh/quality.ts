export const strings = {
  title: '数据质量 · {{form}}', about: '只统计您可以查看的记录、您完全可见的字段。点击数字打开这些记录，在列表里修改。', of: '共 {{count}} 条记录', view: '统计范围', made: '统计于 {{at}}', again: '重新统计', counting: '正在核对记录…',
  missing: '完整性', missing_what: '必填未填', missing_none: '没有必填字段为空', invalid: '有效性', invalid_what: '不符合规则', invalid_none: '都符合规则', duplicate: '唯一性', duplicate_what: '疑似重复', duplicate_none: '没有疑似重复', stale: '时效性', stale_what: '{{days}} 天未更新', stale_none: '都在 {{days}} 天内更新过',
  no_rules: '表单没有查重规则', no_days: '表单没有规定多久算陈旧', not_told: '您没有可以核对的字段', records: '{{count}} 条', unit: ' 条', good: '合格',
  fields: '字段', fields_about: '完整性与有效性', field: '字段', filled: '已填写', empty: '未填写', required_empty: '必填未填', broken: '不合规则', fields_none: '没有由人填写的字段',
  not_seen: '对您未完全可见', sealed: '加密存放，不核对', not_worked_out: '无法核对', no_rule: '无规则', optional: '非必填',
  checks: '表单校验', checks_about: '今天不能通过的', doubles: '疑似重复', doubles_about: '按查重规则', clusters: '{{count}} 组', same: '{{fields}} 相同',
  groups: '分布', by: '按什么统计', by_owner: '按负责人', by_org: '按机构', owner: '负责人', org: '机构', all: '记录', nobody: '未指定', others: '另有 {{count}} 条记录属于未列出的负责人或机构', none: '还没有记录', none_why: '有了记录就可以在这里看到它们的质量。',
  open: '{{text}}：{{count}} 条，查看记录', too_large: '可以换一个范围更小的视图再统计。', no_view: '这张表单没有您可以打开的列表',
}
