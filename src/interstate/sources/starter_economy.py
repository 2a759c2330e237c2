"""Dependence, trade partners, size and borders: rows to ties."""

from collections.abc import Iterator
from datetime import date

from interstate.codes import blocs, states
from interstate.errors import BadInput
from interstate.model.tie import Tie
from interstate.sources.days import When
from interstate.sources.editions import begun, long_known
from interstate.sources.rows import Row
from interstate.sources.starter_rows import pair, template, whole_year
from interstate.sources.words import NOT_STATES, figure, name, possessive, sentence, slug, span
from interstate.store.identity import edition

COMMODITIES = {
    "arms": "arms",
    "crude": "crude oil",
    "gas": "gas",
    "lng": "liquefied gas",
    "coal": "coal",
    "nuclear_fuel": "nuclear fuel",
}
UNITS = {"usd_bn": "US$ bn", "thousand": "thousand persons"}
INDICATORS = {
    "gdp": "GDP",
    "milex": "military spending",
    "personnel": "active armed forces",
    "population": "population",
}


def _partner(code: str) -> bool:
    return code in NOT_STATES


def _published(row: Row) -> When:
    day = row.day("published")
    if day is None:
        raise BadInput(f'{row.where}: "published" is empty; a figure without it cannot be placed in time.')
    return day


def _edition(publisher: str, edition_name: str) -> str:
    return f"{publisher}, {edition_name}" if edition_name else publisher


def _terms(publisher: str, check: str) -> str:
    """`excerpt` for a headline figure of a publisher, `public-domain` for the Factbook, `own` for what we computed."""
    if "Factbook" in publisher:
        return "public-domain"
    return "own" if publisher in ("computed", "general knowledge") or check == "computed" else "excerpt"


def dependence(row: Row) -> Iterator[Tie]:
    """a = recipient or importer, b = supplier; `value` = per cent of a's imports in the window. Editions stay side by side."""
    commodity = row.one_of("commodity", COMMODITIES)
    a = row.code("dependent", states.is_state, blocs.is_bloc)
    b = row.code("supplier", states.is_state, blocs.is_bloc, _partner)
    opens, closes = row.day("window_start"), row.day("window_end")
    share, publisher, printed = row.number("share_pct"), row.need("publisher"), row.take("edition")
    published = _published(row)
    if opens is None or closes is None or share is None:
        raise BadInput(f"{row.where}: a share needs a window and a value.")
    window = _window(opens, closes)
    record = f"dependence/{commodity}/{a}-{b}/{window}/{slug(publisher)}"
    if commodity == "nuclear_fuel":  # uranium, conversion, enrichment and fuel are shares of different things
        record += f"/{slug(row.cells.get('note', '').split(';')[0])[:40]}"
    shared = template(
        "arms" if commodity == "arms" else "energy",
        a,
        b,
        record,
        row,
        kind="" if commodity == "arms" else commodity,
        value=share,
        unit="%",
        terms=_terms(publisher, row.cells.get("check", "")),
    )
    words = f"{name(a)} bought {figure(share)} % of its {COMMODITIES[commodity]} from {name(b)} in {window}"
    yield edition(
        shared,
        start=opens.first,
        end=closes.after,
        published=published.last,
        precision=opens.precision,
        version=printed,
        statement=sentence(f"{words} ({_edition(publisher, printed)})"),
    )


def _window(opens: When, closes: When) -> str:
    return opens.words if opens == closes else f"{opens.words}-{closes.words}"


def indicator(row: Row) -> Iterator[Tie]:
    """One state by year: gdp and milex in US$ bn, personnel and population in thousand persons."""
    a, layer, year = row.code("state"), row.one_of("indicator", INDICATORS), row.day("year")
    value, unit = row.number("value"), UNITS[row.one_of("unit", UNITS)]
    low, high = row.number("low"), row.number("high")
    publisher, printed, published = row.need("publisher"), row.take("edition"), _published(row)
    if year is None:
        raise BadInput(f'{row.where}: "year" is empty.')
    first, after = whole_year(year.first.year)
    record = f"indicators/{a}/{layer}/{year.first.year}/{slug(publisher)}"
    terms = _terms(publisher, row.cells.get("check", ""))
    shared = template(layer, a, None, record, row, value=value, low=low, high=high, unit=unit, terms=terms)
    amount = "unknown" if value is None else f"{figure(value)} {unit}"
    if low is not None and high is not None:
        amount += f" (range {figure(low)} to {figure(high)})"
    yield edition(
        shared,
        start=first,
        end=after,
        published=published.last,
        precision="year",
        version=printed,
        statement=sentence(
            f"{possessive(a)} {INDICATORS[layer]} {'were' if layer == 'personnel' else 'was'} {amount} "
            f"in {year.first.year} ({_edition(publisher, printed)})"
        ),
    )


def trade(row: Row) -> Iterator[Tie]:
    """a = importer, b = supplier; `kind` says whose list the share is from: `import` = % of a's imports, `export` = % of
    b's exports."""
    state, flow = row.code("state"), row.one_of("flow", ("import", "export"))
    partner = row.code("partner", states.is_state, _partner)
    share, year = row.number("share_pct"), row.day("year")
    publisher, printed, published = row.need("publisher"), row.take("edition"), _published(row)
    if year is None or share is None:
        raise BadInput(f"{row.where}: a share needs a year and a value.")
    a, b = (state, partner) if flow == "import" else (partner, state)
    first, after = whole_year(year.first.year)
    record = f"trade_partners/{flow}/{state}-{partner}/{year.first.year}/{slug(publisher)}"
    terms = _terms(publisher, row.cells.get("check", ""))
    shared = template("trade", a, b, record, row, kind=flow, value=share, unit="%", terms=terms)
    verb = "supplied" if flow == "import" else "took"
    yield edition(
        shared,
        start=first,
        end=after,
        published=published.last,
        precision="year",
        version=printed,
        statement=sentence(
            f"{name(partner)} {verb} {figure(share)} % of {possessive(state)} {flow}s in {year.first.year} "
            f"({_edition(publisher, printed)})"
        ),
    )


def border(row: Row) -> Iterator[Tie]:
    """An undirected pair; `kind` = land or sea. A border without a start is as old as the younger of the two states."""
    a, b = pair(row.code("state_a"), row.code("state_b"))
    kind, start, end = row.one_of("kind", ("land", "sea")), row.day("start"), row.day("end")
    shared = template("border", a, b, f"borders/{a}-{b}/{kind}", row, kind=kind)
    noun = "a land border" if kind == "land" else "a sea border"
    if start is None:
        confidence = shared.confidence
        words = sentence(f"{name(a)} and {name(b)} share {noun}")
        yield edition(begun(shared, None, words), confidence=confidence, published=long_known(a, b))
        return
    words = sentence(f"{name(a)} and {name(b)} have shared {noun} {span(start, None)}")
    first = begun(shared, start, words)
    yield first
    if end is not None:
        closed = sentence(f"{name(a)} and {name(b)} shared {noun} {span(start, end)}")
        yield edition(first, end=end.until, published=max(end.last, date.min), version="ended", statement=closed)
