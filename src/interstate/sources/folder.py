"""A folder that is all that is known in one run (`--world FOLDER`): ties.csv and events.csv, as INTERFACES section 1 says.

ties.csv: layer, state_a, state_b, start, end, value, unit, source; optional: published, kind, families, place. A row is known
from `published`, else from its start (a month or year from its end), else from the beginning. Choices, where the eight columns
leave one: an alliance is a defence pledge in both directions (`families` = `gives` for one direction only); a nuclear status is
possession; trade is the importer's list; a border is by land; a membership (layer bloc, state_b the bloc) is full. A share whose
unit is `share` or `fraction` is turned into per cent.
"""

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from interstate.codes import blocs, modality, plover, regions, states
from interstate.codes.ties import LAYERS
from interstate.errors import BadInput, UnknownCode
from interstate.model.article import Article, Reading, Sentence
from interstate.model.event import Claim, Event, Modality, Precision
from interstate.model.evidence import Evidence
from interstate.model.tie import Tie
from interstate.sources.days import When, in_words
from interstate.sources.rows import PARTY, Row, decoded, rows
from interstate.sources.starter_rows import pair
from interstate.sources.words import NOT_STATES, figure, name, sentence
from interstate.store.identity import blank, edition
from interstate.store.limits import limits
from interstate.store.world import World

TIES = ("layer", "state_a", "state_b", "start", "end", "value", "unit", "source")
EVENTS = ("day", "actor", "recipient", "type", "modality", "source")
EARLIEST = date(1900, 1, 1)
KINDS = {"alliance": "defence", "nuclear": "possess", "trade": "import", "border": "land"}
FRACTIONS = frozenset({"share", "fraction", "proportion"})
PER_CENT = frozenset({"%", "percent", "per cent", "pct"})


def world_of(folder: Path, as_of: date) -> World:
    """The world of a folder on a day: its ties and events, and nothing else.

    Raises:
        BadInput: the folder or ties.csv is missing, a file is too large, or a line cannot be read; the line is named.
    """
    if not folder.is_dir():
        raise BadInput(f"{folder} is no folder; --world needs one with ties.csv and events.csv.")
    if not (folder / "ties.csv").is_file() and not (folder / "events.csv").is_file():
        raise BadInput(f"{folder} holds neither ties.csv nor events.csv.")
    facts = tuple(ties(folder / "ties.csv")) if (folder / "ties.csv").is_file() else ()
    happened = tuple(events(folder / "events.csv")) if (folder / "events.csv").is_file() else ()
    return World.of(facts, as_of, events=happened)


def events_file(path: Path) -> Reading:
    """An event file given as a source of a run: each row is a sentence, quoted at its span. It counts as published on the
    latest day of what it says happened.

    Raises:
        BadInput: the file is too large, or a row cannot be used; the line is named.
    """
    found = tuple(events(path, as_text=True))
    text = decoded(path)
    days = [event.day for event in found if event.day and not isinstance(event, Claim)]
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    article = Article(path.name, text, path.stem, max(days, default=None), digest, "", path.name)
    spans = [piece for event in found for piece in event.evidence]
    return Reading(
        article=article,
        sentences=tuple(Sentence(p.sentence or 0, p.start or 0, p.end or 0, coded=True) for p in spans),
        events=tuple(event for event in found if not isinstance(event, Claim)),
        claims=tuple(event for event in found if isinstance(event, Claim)),
        relations=(),
        coder="event file",
    )


def ties(path: Path, source: str | None = None) -> Iterator[Tie]:
    """Facts of a file of ties. With `source` (a file of the user) a record is named by its content, else by its line."""
    for row in _rows(path, TIES):
        yield from _ties(row, source)


def count(path: Path) -> int:
    """Rows of a file, the header left out."""
    return sum(1 for _ in rows(path))


def _rows(path: Path, needed: tuple[str, ...]) -> Iterator[Row]:
    most = limits()
    if path.is_file() and path.stat().st_size > most.table_bytes:
        raise BadInput(f"{path.name} has {path.stat().st_size:,} bytes, the limit is {most.table_bytes:,}.")
    for number, row in enumerate(rows(path, needed), 1):
        if number > most.table_rows:
            raise BadInput(f"{path.name} has more than {most.table_rows:,} rows, the limit.")
        yield row


def _ties(row: Row, source: str | None) -> Iterator[Tie]:
    layer = row.need("layer")
    if layer not in LAYERS:
        raise UnknownCode(f'{row.where}: layer "{layer}" is unknown; expected one of {", ".join(LAYERS)}.')
    a, b, place = _parties(row, layer)
    start, end = row.day("start"), row.day("end")
    value, unit = row.number("value"), row.take("unit")
    if value is not None and unit.lower() in FRACTIONS:
        value, unit = value * 100, "%"
    unit = "%" if unit.lower() in PER_CENT else unit
    origin = row.take("source") or row.file
    published, kind = row.day("published") if "published" in row.cells else None, row.optional("kind")
    families = tuple(part.strip() for part in row.optional("families").split(";") if part.strip())
    kind = b if layer == "bloc" and b else kind or KINDS.get(layer, "")
    families = families or (("member",) if layer == "bloc" else ())
    place = row.optional("place") or place
    row.done()
    if start and end and end.until <= start.first:
        raise BadInput(
            f"{row.where}: the end ({end.words}) is not after the start ({start.words}); an end is exclusive."
        )
    digest = hashlib.sha256("\x1f".join(f"{k}={row.taken[k]}" for k in sorted(row.taken)).encode()).hexdigest()[:12]
    record = f"{row.file}:{row.line}" if source is None else f"{layer}/{a}-{b or place or ''}/{digest}"
    shared = blank(
        layer,
        a,
        None if layer == "bloc" else b,
        source or origin,
        record,
        value=value,
        unit=unit or None,
        kind=kind,
        families=tuple(part for part in families if part != "gives"),
        place=place,
        precision=start.precision if start else "unknown",
        title="" if source is None else origin,
        terms="user-only",
        published_basis="printed" if published else "lag",
    )
    known = published.last if published else start.last if start else EARLIEST
    words = _words(layer, a, b or place, kind, value, unit, start, end, origin)
    fact = edition(
        shared,
        start=start.first if start else None,
        end=end.until if end else None,
        published=known,
        statement=sentence(words),
    )
    yield fact
    if layer == "alliance" and b and "gives" not in families:
        yield edition(fact, state_a=b, state_b=a, record=f"{record}:{b}-{a}")


def _parties(row: Row, layer: str) -> tuple[str, str | None, str | None]:
    """state_a, state_b and place of a row, each known to a code book."""
    a = row.code("state_a", *(PARTY if layer in ("sanction", "arms", "energy", "event") else (states.is_state,)))
    text = row.cells.get("state_b", "").strip()
    if not LAYERS[layer].b and layer not in ("bloc", "region"):
        if row.take("state_b"):
            raise BadInput(f'{row.where}: a row of layer "{layer}" is about one state; state_b must be empty.')
        return a, None, None
    if layer == "bloc":
        return a, row.code("state_b", blocs.is_bloc), None
    if layer == "region" or (layer == "presence" and regions.is_region(text)):
        return a, None, row.code("state_b", regions.is_region)
    if layer == "presence" and not text:
        row.take("state_b")
        return a, None, None
    b = row.code("state_b", *PARTY, NOT_STATES.__contains__)
    if a == b:
        raise BadInput(f"{row.where}: {a} stands on both sides.")
    a, b = (a, b) if LAYERS[layer].directed else pair(a, b)
    return a, b, None


def _words(
    layer: str,
    a: str,
    b: str | None,
    kind: str,
    value: float | None,
    unit: str,
    start: When | None,
    end: When | None,
    origin: str,
) -> str:
    what = {
        "alliance": "{a} and {b} are bound by a {kind} pledge",
        "arms": "{a} bought {n} of its arms from {b}",
        "bloc": "{a} is a member of {b}",
        "border": "{a} and {b} share a {kind} border",
        "conflict": "armed forces of {a} and {b} fought",
        "dispute": "{a} and {b} have a {kind} dispute",
        "energy": "{a} bought {n} of its {kind} from {b}",
        "nuclear": "{a}: nuclear weapons, {kind}",
        "presence": "{a} has a {kind} in {b}",
        "rivalry": "{a} and {b} are {kind} rivals",
        "sanction": "{a} has sanctions on {b}",
        "trade": "{b} supplied {n} of {a}'s imports" if kind == "import" else "{a} took {n} of {b}'s exports",
        "transfer": "{a} gave {b} {kind} assistance",
        "visit": "{a} visited {b}",
    }.get(layer, "{a}, {b}: {layer} {kind} {n}" if b else "{a}: {layer} {kind} {n}")
    amount = "some" if value is None else f"{figure(value)} {unit}".strip()
    noun = kind or {"energy": "energy", "presence": "presence", "rivalry": ""}.get(layer, "")
    words = what.format(a=name(a), b=name(b) if b else "", kind=noun, n=amount, layer=layer.replace("_", " "))
    days = [f"from {start.words}" if start else "", f"to {end.words}" if end else ""]
    return f"{words} {' '.join(filter(None, days))}".strip() + f" ({origin})"


def events(path: Path, source: str | None = None, as_text: bool = False) -> Iterator[Event]:
    """Events and claims of a file, in file order; ids E1.. and C1.. (named by content if `source` is given).

    `as_text`: the file is itself the document (an event file given as SOURCE): the evidence quotes its line, at its span.
    """
    lines = _spans(decoded(path)) if as_text else {}
    numbers = {"E": 0, "C": 0, "": 0}
    for row in _rows(path, EVENTS):
        numbers[""] += 1
        yield _event(row, source, numbers, lines.get(row.line))


def _event(row: Row, source: str | None, numbers: dict[str, int], quote: tuple[int, int, str] | None) -> Event:
    day = row.day("day")
    actor = row.code("actor", *PARTY)
    recipient = (
        row.code("recipient", *PARTY) if row.cells.get("recipient", "").strip() else row.take("recipient") or None
    )
    kind = row.one_of("type", plover.TYPES) if row.cells.get("type", "").strip() else row.take("type") or None
    how = _modality(row)
    origin = row.take("source") or row.file
    row.done()
    happened = how in modality.HAPPENED
    if happened and (recipient is None or kind is None):
        raise BadInput(f"{row.where}: an event that {how} needs a recipient and a type.")
    letter = "E" if happened else "C"
    numbers[letter] += 1
    content = "|".join((str(day.first) if day else "", actor, recipient or "", kind or "", how, origin))
    digest = hashlib.sha256(content.encode()).hexdigest()[:16]
    verb = plover.verb(kind) if kind else "was named with"
    on = f" on {in_words(day.first)}" if day and day.precision == "day" else f" in {day.words}" if day else ""
    words = sentence(f"{name(actor)} {verb} {name(recipient) if recipient else 'nobody named'}{on} ({how}; {origin})")
    evidence = Evidence(
        kind="text" if quote else "fact",
        source=source or origin,
        record=digest if source else f"{row.file}:{row.line}",
        statement=words,
        published=day.last if day and happened else None,
        terms="user-only",
        document=row.file if quote else None,
        sentence=numbers[""] if quote else None,
        start=quote[0] if quote else None,
        end=quote[1] if quote else None,
        quote=quote[2] if quote else None,
    )
    precision: Precision = day.precision if day else "unknown"
    fields = (
        digest if source else f"{letter}{numbers[letter]}",
        actor,
        recipient,
        kind,
        how,
        plover.family(kind, ()) if kind else "statement",
        (evidence,),
        day.first if day else None,
        precision,
    )
    return Event(*fields) if happened else Claim(*fields, holder=origin)


def _modality(row: Row) -> Modality:
    """What the cell says; an empty one means that it occurred."""
    if not row.cells.get("modality", "").strip():
        row.take("modality")
        return "occurred"
    known: dict[str, Modality] = {one: one for one in modality.MODALITIES}
    return known[row.one_of("modality", known)]


def _spans(text: str) -> dict[int, tuple[int, int, str]]:
    """Line number -> (start, end, the line) in characters of the text."""
    found: dict[int, tuple[int, int, str]] = {}
    at = 0
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        words = line.rstrip("\r\n")
        found[number] = (at, at + len(words), words)
        at += len(line)
    return found
