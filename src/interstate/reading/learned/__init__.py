"""Small linear models fitted to the project's own corpus: features, weights, and how sure they are."""
