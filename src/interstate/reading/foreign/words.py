"""Where words begin and end: by letters and their marks; Chinese has no such bounds."""

LETTER = r"[\w\u0900-\u0963]"
"""A letter, a digit or a Devanagari vowel sign."""


def bounded(expression: str, language: str) -> str:
    """The expression as whole words only; anywhere in Chinese."""
    if language == "zh":
        return f"(?:{expression})"
    return rf"(?<!{LETTER})(?:{expression})(?!{LETTER})"
