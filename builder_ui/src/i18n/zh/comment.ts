export const strings = {
  title: '评论', write: '写评论', placeholder: '说点什么，用 @ 提及能看到这条记录的同事', help: '能看到这条记录的人都能看到评论。请不要写入证件号、卡号等敏感信息。', send: '发表评论', save: '保存', nobody: '没有能看到这条记录的人叫这个名字', type_name: '输入姓名查找',
  edited: '已修改', edit: '修改评论', delete: '删除评论', deleted: '评论已被作者删除', delete_title: '删除这条评论？', delete_consequence: '其他人不再看到它的内容；原文保留备查。', none: '还没有评论', none_why: '在这里讨论这条记录，需要谁看就 @ 谁。', more: '更早的评论',
  mentioned: '提到我', mentioned_none: '还没有人提到您', mentioned_why: '同事在记录的评论中 @ 您时，会列在这里。', mentioned_by: '{{who}} 在“{{title}}”中提到您', unseen: '未读', see_all: '全部标为已读',
} as const
