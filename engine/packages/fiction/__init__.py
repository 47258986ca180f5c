"""Made-up people and business for the demo bank: the same seed gives the same files, byte for byte."""
