"""What amounts of a currency begin with, in every place people read them; a currency without a sign goes by its code."""

from __future__ import annotations

SYMBOLS = {"CNY": "¥", "USD": "US$", "EUR": "€", "HKD": "HK$", "GBP": "£", "JPY": "JP¥"}
