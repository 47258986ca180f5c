"""Computed fields: what they depend on, worked out in SQL, kept right when what they depend on changes."""
