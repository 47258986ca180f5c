"""The built-in functions (DMN 1.5, 10.3.4), one module a table of the standard."""
