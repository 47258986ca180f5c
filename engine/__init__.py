"""Langqiao 廊桥: the engine that interprets what business staff drew."""
