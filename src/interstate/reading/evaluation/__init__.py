"""How good the reader is: annotated sentences go in by the user's own road, figures with intervals come out."""
