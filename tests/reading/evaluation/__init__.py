"""Scores of the reader, on invented rows."""
