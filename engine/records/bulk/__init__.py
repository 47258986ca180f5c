"""One change, or deleting, for every record of a list: shown before, done in the background, undone exactly."""
