export const strings = {
  product: '廊桥', colon: '：', save: '保存', saving: '保存中…', saved: '已保存', cancel: '取消', close: '关闭', confirm: '确定', delete: '删除', edit: '编辑', create: '新建',
  back: '返回', more: '更多', search: '搜索', retry: '重试', reload: '重新加载', none: '无', empty: '—', yes: '是', no: '否', all: '全部', optional: '选填',
  loading: '正在加载', required: '必填', copy: '复制', copied: '已复制', next: '下一页', previous: '上一页', done: '完成', open: '打开', name: '名称', actions: '操作',
  error_title: '出错了', error_lost: '没有这个页面，或者它对您不可见。', error_forbidden: '您没有权限看这里。请向系统管理员申请。', error_network: '连不上服务器。请检查网络后重试，已填的内容还在。',
  error_server: '系统处理时出了错，没有保存任何改动。', trace: '错误编号 {{id}}', trace_copy: '复制错误编号', go_home: '回首页',
} as const
