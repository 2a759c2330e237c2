"""Series over the history of events: each written once as an Ibis expression, whatever engine runs it."""
