"""What was said: texts for interactions and complaints, as people in a branch would write them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Talk:
    """One kind of contact with a customer."""

    channel: str
    purpose: str
    subject: str
    summary: str


@dataclass(frozen=True, slots=True)
class Grievance:
    """One kind of complaint: what the customer says, what was found, and the range of the amount in yuan."""

    category: str
    reason: str
    opinion: str
    amount: tuple[int, int] = (0, 0)
    refunds: bool = False


TALKS = [
    Talk(
        "phone",
        "maturity",
        "了解到期资金安排",
        "定期存款即将到期，客户暂无大额用款计划，愿意了解 180 天左右的产品，约下周面谈。",
    ),
    Talk("phone", "care", "生日问候", "致电祝贺生日，客户心情愉快，提到近期打算换购住房，已记录。"),
    Talk(
        "wecom",
        "recommendation",
        "发送产品说明书",
        "按客户风险等级发送两款产品的说明书与风险揭示，提示业绩比较基准不是收益承诺，客户表示先看看。",
    ),
    Talk(
        "branch",
        "review",
        "年度资产检视",
        "回顾全年资产变化，存款占比偏高；说明各类产品风险后，客户同意保留一年流动资金，其余分期安排。",
    ),
    Talk("visit", "care", "节前上门拜访", "送节日问候，了解企业经营情况，客户关心下半年账户资金归集，待对公同事跟进。"),
    Talk("branch", "reassessment", "风险承受能力复评", "评估问卷由客户本人填写，结果与上次一致，有效期更新一年。"),
    Talk("phone", "service", "协助调整转账限额", "客户反映手机银行限额不足，核实身份后指导本人在手机银行调整。"),
    Talk("mobile_bank", "service", "线上预约取现", "客户预约取现，已通知网点备款，并提示携带有效证件。"),
    Talk("event", "care", "参加财富讲座", "客户参加网点讲座，对养老规划感兴趣，希望会后单独沟通。"),
    Talk("phone", "recommendation", "大额存单额度提醒", "告知本期额度与起存金额，客户需与家人商量，三天后回访。"),
    Talk("phone", "complaint", "投诉办结后回访", "就上次反映的问题回访，客户对处理结果表示接受，希望今后提前告知。"),
    Talk("sms", "maturity", "到期提醒短信", "发送到期提醒，客户回复知悉，选择到期自动转存。"),
    Talk("branch", "service", "挂失补卡", "客户卡片遗失，核验身份后办理挂失与补卡，提示关注账户变动。"),
    Talk("wecom", "review", "季度持仓说明", "说明基金净值波动的原因与持有期建议，客户理解，暂不调整。"),
    Talk(
        "visit",
        "recommendation",
        "家庭保障规划沟通",
        "客户夫妻均在场，了解家庭收支与既有保单，约定下次带保单整理缺口。",
    ),
]

GRIEVANCES = [
    Grievance(
        "fee",
        "账户被扣收小额账户管理费，客户认为升级后应当减免，要求退还并说明原因。",
        "经查级别已生效而减免标识次月才同步，属我行原因，建议全额退还并致歉。",
        (10, 600),
        True,
    ),
    Grievance(
        "fee",
        "跨行转账收取手续费，客户称办理时未被告知，要求退还。",
        "核对办理记录，页面已展示费用并由客户确认；已向客户解释，客户接受。",
        (5, 200),
    ),
    Grievance(
        "return",
        "理财产品到期收益低于预期，客户认为与销售时口头说明不一致，要求书面答复。",
        "调阅销售录音录像，已揭示净值波动与业绩比较基准的含义；拟书面答复并当面解释。",
        (10_000, 800_000),
    ),
    Grievance(
        "return",
        "基金净值下跌，客户质疑推荐时未充分提示风险。",
        "客户风险等级与产品匹配，风险揭示书已签署；安排客户经理上门沟通持有方案。",
        (20_000, 500_000),
    ),
    Grievance(
        "attitude",
        "柜面人员语气生硬，客户感到不被尊重，要求道歉。",
        "查看监控并与当事人谈话，服务用语确有不当，已安排网点负责人致歉并复训。",
    ),
    Grievance(
        "waiting",
        "贵宾窗口关闭，客户等候 52 分钟才办理，要求改进。",
        "当日一名柜员临时外出，排班未及时调整；已修订高峰期排班办法。",
    ),
    Grievance(
        "waiting",
        "电话客服长时间无法接通人工，客户多次拨打未果。",
        "当日话务量超出预测，已增加晚间坐席，并向客户说明可使用在线客服。",
    ),
    Grievance(
        "card",
        "信用卡账单出现一笔客户不认可的交易，要求核查。",
        "已冻结卡片并发起争议处理，调取交易凭证后答复。",
        (200, 20_000),
    ),
    Grievance(
        "card", "新卡邮寄超过承诺时间未收到，影响出行使用。", "物流信息停滞，已重新制卡并加急寄送，致电客户致歉。"
    ),
    Grievance(
        "channel",
        "手机银行升级后无法登录，客户需要当日付款。",
        "设备系统版本过低所致，已指导客户更换设备登录并完成付款。",
    ),
    Grievance(
        "channel",
        "转账提示失败但账户已扣款，客户要求尽快核实。",
        "对账确认对方未入账，款项已于次日原路退回。",
        (1_000, 100_000),
    ),
    Grievance(
        "loan",
        "提前还款预约等待时间过长，客户认为影响其资金安排。",
        "已按预约先后协调提前办理，并告知所需资料。",
        (100_000, 900_000),
    ),
    Grievance(
        "loan",
        "房贷利率调整后还款额与客户计算不一致，要求说明。",
        "已向客户逐项说明重定价日与计息天数，并提供还款计划表。",
    ),
    Grievance(
        "notice",
        "客户称未收到信用卡还款提醒短信，产生逾期利息，要求减免。",
        "短信因预留号码变更未送达；首次发生，建议减免利息并更新号码。",
        (20, 900),
        True,
    ),
    Grievance(
        "privacy",
        "客户称多次接到推销电话，要求停止并说明号码来源。",
        "已核实为外呼名单未剔除，立即取消营销授权并致歉。",
    ),
    Grievance("other", "网点停车位长期被占用，客户办理业务不便。", "已与物业协商增设两个临时车位，并在门口张贴指引。"),
]
