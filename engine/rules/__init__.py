"""Decisions and rules: DMN decision tables, and what happens when they are asked."""
