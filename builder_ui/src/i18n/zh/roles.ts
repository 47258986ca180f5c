export const strings = {
  title: '角色授权', platform: '平台', holders: '持有人', holders_none: '还没有人持有这个角色', holders_none_why: '可以授予一个人，或授予一个岗位（岗位上的人都得到它）。', give: '授予角色', give_title: '授予“{{role}}”', to: '授予', to_person: '一个人', to_post: '一个岗位', within: '限于机构', within_help: '只有在这个机构及其下级任该岗位的人得到角色；留空表示全行。',
  holder: '持有人', scope: '范围', since: '生效', until: '失效', granted: '授予人', take: '收回', take_title: '从{{who}}收回“{{role}}”？', take_consequence: '今天起，由它得到的权限全部失去。', everywhere: '全行', by_post: '岗位', by_person: '个人', choose: '选择左边的一个角色', choose_why: '看谁持有它、由谁在何时授予。', given: '已授予', taken: '已收回', person_required: '请选择人员', post_required: '请选择岗位', second_eyes: '不能给自己授予角色，也不能授予自己担任的角色。', none: '没有角色',
} as const
