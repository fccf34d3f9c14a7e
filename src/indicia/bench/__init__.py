"""Scores on corpora, and speed: what a user runs to check our claims."""
