"""One expression language everywhere: FEEL (OMG DMN 1.5), from text to a typed tree to Python, SQL and the browser."""
