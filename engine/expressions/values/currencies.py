"""What amounts of a currency begin with, wherever people read them; one without a sign goes by its code."""

from __future__ import annotations

SYMBOLS = {"CNY": "¥", "USD": "US$", "EUR": "€", "HKD": "HK$", "GBP": "£", "JPY": "JP¥"}
