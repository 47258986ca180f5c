"""Types of nodes, one file each; names and meanings are BPMN 2.0.2's."""
