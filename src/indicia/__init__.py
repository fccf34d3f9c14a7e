"""Indicia."""
