"""Kaimen's settings, addresses and processes."""
