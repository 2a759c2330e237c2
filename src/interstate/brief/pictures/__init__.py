"""Pictures of a brief as SVG, each with a title, a text for those who do not see it, and a table with the same numbers."""
