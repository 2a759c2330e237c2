"""Tests of the room that reads texts."""
