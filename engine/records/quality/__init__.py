"""How good the data of a form is: what is missing, breaks a rule, stands there twice, or is out of date."""
