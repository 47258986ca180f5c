/** What a drawn flow says by itself, wherever it is drawn. */
export const strings = {
  flow: '流程图', smaller: '缩小', larger: '放大', fit: '适合宽度', otherwise: '其他情况', condition_n: '条件 {{number}}',
  type_startEvent: '开始', type_endEvent: '结束', type_userTask: '人工节点', type_serviceTask: '服务调用', type_scriptTask: '设置字段', type_sendTask: '抄送/通知', type_receiveTask: '等待消息',
  type_businessRuleTask: '决策', type_callActivity: '调用流程', type_subProcess: '子流程', type_exclusiveGateway: '条件分支', type_parallelGateway: '并行分支', type_inclusiveGateway: '符合的都走',
  type_eventBasedGateway: '先到先走', type_intermediateCatchEvent: '等待', type_intermediateThrowEvent: '发出事件', type_boundaryEvent: '时限',
}
