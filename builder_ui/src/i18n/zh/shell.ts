export const strings = {
  demo_short: '演示环境，数据都是虚构的，请勿录入真实信息。', apps_short: '应用', home: '首页', apps: '全部应用', my_apps: '我的应用', build: '应用搭建', build_group: '搭建', governance: '治理', me: '我的', start: '发起', start_none: '还没有可以发起的表单。',
  people: '人员', organisation: '组织机构', posts: '岗位', roles: '角色授权', audit: '审计日志', publications: '发布审批',
  navigation: '主导航', skip: '跳到正文', demo: '演示环境：数据都是虚构的，可随时重置。请不要录入真实客户信息。', search: '搜索记录、应用、功能', search_label: '搜索（Ctrl K 或 /）',
  identity: '我的身份：{{name}}', post_acting: '当前岗位', post_switch: '切换岗位', language: '语言', password_change: '修改密码', log_out: '退出登录', no_post: '未任职',
  palette_none: '没有找到“{{text}}”。可以试试姓名的一部分、拼音首字母，或手机号后四位；只会找到您有权查看的记录。', found_short: '请至少输入一个汉字，或两个字母或数字。', found_recent: '最近打开', found_places: '应用与功能', found_count: '{{count}}{{more}} 条', found_all: '查看全部“{{form}}”', found_next: '再显示一些', found_everywhere: '搜索全部', palette_hint: '↑↓ 选择，Enter 打开，Esc 关闭', palette_page: '页面', palette_list: '列表', palette_new: '发起', palette_app: '应用',
  log_in: '登录', login_name: '账号', password: '密码', login_welcome: '登录廊桥', login_about: '把银行的表单、流程、规则和报表搭起来，当天就能用。', login_missing_name: '请填写账号', login_missing_password: '请填写密码',
  demo_people: '演示人员', demo_people_help: '点一个人直接登录。所有演示人员用同一个密码，启动服务时打印在终端里。', demo_password: '演示密码', demo_password_help: '在启动服务的终端里，“password:”那一行。',
  password_old: '原密码', password_new: '新密码', password_again: '再输一次新密码', password_differs: '两次输入的新密码不一样', password_done: '密码已修改', password_must: '这是管理员给的一次性密码，请先改成您自己的。', password_same: '新密码不能与原密码相同',
  for: '{{who}} 代 {{whom}}', act_for: '代 {{who}}·{{post}}', act_for_until: '代理至 {{until}}', acting_for: '正在代理 {{who}}（{{post}}）办理，记录和审计里会写明由你代办。', acting_end: '回到本人岗位',
  viewing: '正在以 {{who}} 的身份查看，只读，{{until}} 自动结束。', viewing_end: '结束查看',
  delegate: '委托他人代理', delegate_title: '委托他人代理我的岗位', delegate_help: '代理期间，对方可以用这个岗位的权限办理你的事项；单独授给你本人的角色不随岗位委托。每一步都记为“对方 代 你”。', delegate_post: '委托的岗位', delegate_to: '由谁代理', delegate_days: '代理期限（首尾两天都算）', delegate_reason: '原因', delegate_ok: '委托', delegated: '已委托', delegations: '现有的代理', delegation_days: '{{since}} 至 {{until}}', delegation_end: '结束', delegation_ended: '代理已结束',
  session_ended: '登录已过期，请重新登录。', loading_apps: '正在取应用',
} as const
