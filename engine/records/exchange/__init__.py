"""Records as files: lists handed out as Excel or CSV, and files brought in as records."""
