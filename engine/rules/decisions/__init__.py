"""The kind `decision`: decision tables (DMN) and score cards, checked, analysed, compiled, evaluated and explained."""
