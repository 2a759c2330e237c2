"""The options that name a language model."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def language_model(command: F) -> F:
    """`--llm URL` and `--llm-model NAME`: off unless both are given."""
    name = click.option("--llm-model", "llm_model", metavar="NAME", help="Name of that model.")
    address = click.option(
        "--llm",
        metavar="URL",
        help="Let a language model propose what the rules miss; the text is sent to this address (OpenAI-compatible). Off by default.",
    )
    return address(name(command))
