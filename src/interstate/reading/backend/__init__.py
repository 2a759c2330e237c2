"""A language model that proposes what a text holds; local checks dispose. Off unless the user names an endpoint."""
