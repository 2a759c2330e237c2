"""The columns that a panel can have, one idea a file; `catalogue` finds them by name."""
