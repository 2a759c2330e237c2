"""Data sets of the Correlates of War project, one a file."""
