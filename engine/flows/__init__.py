"""Flows: BPMN semantics with the approval habits of a bank."""
