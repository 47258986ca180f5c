export const strings = {
  choose: '请选择', look_up: '输入名称查找', look_up_none: '没有找到', look_up_failed: '查找失败，请重试', not_visible: '（对您不可见）', serial_later: '提交后生成',
  submit: '提交', submitting: '提交中…', new_title: '新建{{form}}', created: '已保存：{{title}}', create_another: '再建一条', to_list: '回到列表', open_record: '打开记录',
  problems_title: '有 {{count}} 处需要修改', problem_jump: '跳到“{{field}}”', problems_other: '整条记录', masked: '已脱敏', masked_why: '您的权限只能看到部分内容', masked_change: '重新填写', masked_keep: '保持原值', masked_placeholder: '填写新值以替换',
  unsaved: '有尚未保存的内容，离开后会丢失。', unsaved_title: '离开这一页？', unsaved_leave: '离开，不保存', unsaved_stay: '留在这里', no_fields: '这张表单没有您可以填写的字段', no_fields_why: '请向应用的搭建者确认您的角色可以填写哪些字段。',
  changed_title: '表单刚刚更新了', changed: '您打开之后，这张表单发布了新版本，新版本不接受现在的内容。您填的内容都保留着，请按提示修改后再提交。', changed_gone: '新版本里已没有的字段：{{fields}}。它们的内容不会保存。',
  computed: '由公式得出', other_fields: '其他', read_only: '只读', no_create: '您没有新建{{form}}的权限。', required_mark: '必填', keys: 'Ctrl+Enter 提交', failed_kept: '没有保存。您填的内容都还在，可以再试一次。', outdated_value: '旧值',
  unit_days: '天', unit_hours: '小时', unit_minutes: '分', unit_seconds: '秒', stars: '{{count}} 星', not_rated: '未评分', slide: '拖动选择', clear: '清空', tags_hint: '输入后按回车',
  region_hint: '选择或输入地名', address_detail: '街道、门牌号', latitude: '纬度', longitude: '经度', rich_tools: '格式', rich_bold: '加粗', rich_italic: '斜体', rich_underline: '下划线', rich_strike: '删除线',
  rich_heading: '标题', rich_bullets: '项目符号', rich_numbers: '编号', rich_quote: '引用', rich_link: '链接', rich_link_to: '链接地址',
} as const
