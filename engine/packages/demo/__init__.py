"""The demo bank: an organisation, twelve people, their rights, and the packages with their data."""
