/** What a drawn flow says by itself, wherever it is drawn. */
export const strings = {
  flow: 'Flow', smaller: 'Smaller', larger: 'Larger', fit: 'Fit the width', otherwise: 'Otherwise', condition_n: 'Condition {{number}}',
  type_startEvent: 'Start', type_endEvent: 'End', type_userTask: 'Task for people', type_serviceTask: 'Service call', type_scriptTask: 'Set fields', type_sendTask: 'Copy or notice', type_receiveTask: 'Wait for a message',
  type_businessRuleTask: 'Decision', type_callActivity: 'Call a flow', type_subProcess: 'Sub-process', type_exclusiveGateway: 'Condition', type_parallelGateway: 'In parallel', type_inclusiveGateway: 'All that hold',
  type_eventBasedGateway: 'Whatever comes first', type_intermediateCatchEvent: 'Wait', type_intermediateThrowEvent: 'Send an event', type_boundaryEvent: 'Time limit',
}
