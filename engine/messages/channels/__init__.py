"""The ways out of the product: one file each."""
