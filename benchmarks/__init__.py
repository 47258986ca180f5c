"""Benchmarks: what interpretation costs against a hand-written application that does the same work."""
