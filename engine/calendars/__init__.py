"""Calendars: which days and hours a bank works."""
