"""Tables for analysis: the unit first (states or dyads, by year, month or day), then columns by name."""
