"""Readings and assessments for people and programs: terminal text, JSON, HTML."""
