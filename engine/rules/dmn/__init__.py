"""DMN models as other products write them (OMG DMN 1.5 XML): read, run whole, taken over as decision tables."""
