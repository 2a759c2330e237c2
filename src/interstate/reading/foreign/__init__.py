"""Texts in French, Spanish, Russian, Hindi and Chinese: sentences, names and dates are found; no acts are coded."""
