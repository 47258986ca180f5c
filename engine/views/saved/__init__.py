"""Views people make for themselves, and offer to others where they may."""
