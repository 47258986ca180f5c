"""Decisions in and out: DMN XML for other rule engines, Excel for people."""
