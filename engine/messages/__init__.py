"""Messages to people: templates in both languages, by channel."""
