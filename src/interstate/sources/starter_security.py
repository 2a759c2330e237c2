"""Visits, sanctions, weapons, transfers, rivalries, disputes, conflicts and presence abroad: rows to ties."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from interstate.codes import regions, states
from interstate.model.tie import Tie
from interstate.sources.days import ONE, When
from interstate.sources.editions import begun, spell
from interstate.sources.rows import HOST, PARTY, Row
from interstate.sources.starter_rows import pair, template, whole_year
from interstate.sources.words import figure, listed, name, sentence, slug, span
from interstate.store.identity import edition

MEASURES = ("arms", "finance", "individuals", "travel", "trade", "energy", "technology", "aviation", "diplomatic")
STATUSES = ("consider", "pursue", "possess", "gave_up", "hosts")
PRESENCES = ("base", "port", "project", "exercise", "observer", "member")
NOW = {
    "consider": "{} has considered nuclear weapons {}",
    "pursue": "{} has pursued nuclear weapons {}",
    "possess": "{} has possessed nuclear weapons {}",
    "gave_up": "{} has been giving up nuclear weapons {}",
    "hosts": "{} has hosted nuclear weapons of another state {}",
}
PAST = {
    "consider": "{} considered nuclear weapons {}",
    "pursue": "{} pursued nuclear weapons {}",
    "possess": "{} possessed nuclear weapons {}",
    "gave_up": "{} gave up nuclear weapons {}",
    "hosts": "{} hosted nuclear weapons of another state {}",
}


def visit(row: Row) -> Iterator[Tie]:
    """a = visitor, b = host; `value` = days where both are known to the day. A visit without a known end held on its
    printed day, month or year only."""
    a, b, person, place = row.code("visitor"), row.code("host"), row.take("person"), row.take("place")
    start, end, purpose = row.day("start"), row.day("end"), row.take("purpose")
    last = When(end.first - ONE, end.first - ONE, "day") if end and end.precision == "day" else end
    known = start is not None and end is not None and start.precision == end.precision == "day"
    days = (end.first - start.first).days if known and start and end else None
    who = f"{person} of {name(a)}" if person else name(a)
    what = f"{who} visited {name(b)}{f' ({place})' if place else ''}"
    about = f" ({purpose})" if purpose else ""
    day = start.words if start else "an unknown day"
    record = f"visits/{a}-{b}/{start.first.isoformat() if start else 'undated'}/{slug(person)}"
    shared = template("visit", a, b, record, row, place=place or None, kind=slug(purpose) if purpose else "")
    on = "on " if start and start.precision == "day" else "in "
    if start is None:
        yield begun(shared, None, sentence(f"{what} on an unknown day{about}"))
        return
    first = begun(shared, start, sentence(f"{what}, {'from ' if days and days > 1 else on}{day}{about}"))
    if last is None or last.last <= start.last:
        single = (start.after if start.precision == "day" else start.until) if end is None else end.until
        yield edition(
            first,
            end=max(single, start.first + ONE),
            value=None if days is None else float(max(days, 1)),
            unit=None if days is None else "days",
            statement=sentence(f"{what} {on}{day}{about}"),
        )
        return
    yield first
    yield edition(
        first,
        end=end.until if end else None,
        published=last.last,
        version="ended",
        value=None if days is None else float(days),
        unit=None if days is None else "days",
        statement=sentence(f"{what} {span(start, last)}{about}"),
    )


def sanction(row: Row) -> Iterator[Tie]:
    """a = sender (state or bloc), b = target; `families` = measure families."""
    a, b, act = row.code("sender", *PARTY), row.code("target"), row.need("legal_act")
    start, end = row.day("start"), row.day("end")
    families = row.several("families", MEASURES)
    sure = row.one_of("in_force_known", ("yes", "no")) == "yes" or end is not None
    shared = template("sanction", a, b, f"sanctions/{a}-{b}/{slug(act)}", row, families=families)
    if not sure:
        shared = replace(shared, confidence="low")
    kinds = f" ({listed(families)})" if families else ""
    imposed = f"{name(a)} has had sanctions on {name(b)}: {act}{kinds}"
    doubt = "" if sure else "; whether they are still in force is not known"
    yield from spell(
        shared,
        start,
        end,
        sentence(f"{imposed}, {span(start, None)}{doubt}" if start else f"{imposed}, start not known{doubt}"),
        sentence(f"{name(a)} had sanctions on {name(b)}: {act}{kinds}, {span(start, end)}"),
    )


def nuclear(row: Row) -> Iterator[Tie]:
    """One state; `kind` = status. A row with warheads is an estimate for January of its year, known at the end of it."""
    a, status = row.code("state"), row.one_of("status", STATUSES)
    start, end = row.day("start"), row.day("end")
    warheads, year = row.number("warheads"), row.day("warheads_year")
    if warheads is not None and year is not None:
        title = row.cells.get("source_title", "")
        record = f"nuclear/{a}/warheads/{year.first.year}/{slug(title or row.cells.get('check', ''))[:60]}"
        shared = template("nuclear", a, None, record, row, kind=status, value=warheads, unit="warheads")
        first, after = whole_year(year.first.year)
        words = f"{name(a)} held about {figure(warheads)} nuclear warheads in January {year.first.year}"
        yield edition(
            shared,
            start=first,
            end=after,
            published=year.last,
            published_basis="lag",
            precision="year",
            version=title,
            statement=sentence(f"{words} ({title})" if title else words),
        )
        return
    record = f"nuclear/{a}/{status}/{start.first.isoformat() if start else 'undated'}"
    shared = template("nuclear", a, None, record, row, kind=status)
    yield from spell(
        shared,
        start,
        end,
        sentence(NOW[status].format(name(a), span(start, None) or "(start not known)")),
        sentence(PAST[status].format(name(a), span(start, end))),
    )


def nuclear_test(row: Row) -> Iterator[Tie]:
    """One state; a test, or the first of a series."""
    a, day, series = row.code("state"), row.day("day"), row.take("series")
    record = f"nuclear_tests/{a}/{day.first.isoformat() if day else 'undated'}/{slug(series)}"
    shared = template("nuclear_test", a, None, record, row, place=series or None)
    words = f"{name(a)} tested a nuclear device{f' on {day.words}' if day else ''}{f' ({series})' if series else ''}"
    test = begun(shared, day, sentence(words), "printed")
    yield edition(test, end=day.after) if day else test


def transfer(row: Row) -> Iterator[Tie]:
    """a = giver, b = receiver; `kind` = missile, nuclear, space, chemical."""
    a, b = row.code("giver"), row.code("receiver")
    kind, what = row.one_of("kind", ("missile", "nuclear", "space", "chemical")), row.need("what")
    start, end, how = row.day("start"), row.day("end"), row.take("how_known")
    shared = template("transfer", a, b, f"transfers_sensitive/{a}-{b}/{kind}/{slug(what)}", row, kind=kind, place=what)
    words = f"{name(a)} gave {name(b)} {kind} assistance: {what}"
    known = f" ({how})" if how else ""
    opening = f", {_from(start)}" if start else ", day not known"
    ending = f", {span(start, end)}"
    yield from spell(shared, start, end, sentence(words + opening + known), sentence(words + ending + known))


def _from(start: When) -> str:
    return f"from {start.words}" if start.precision == "day" else f"from {start.words} on"


def rivalry(row: Row) -> Iterator[Tie]:
    """An undirected pair; `kind` = strategic, territorial ..."""
    yield from _quarrel("rivalry", "rivalries", row, "{} and {} have been {} rivals {}", "{} and {} were {} rivals {}")


def dispute(row: Row) -> Iterator[Tie]:
    """An undirected pair; `kind` = territorial, maritime, recognition, water."""
    yield from _quarrel(
        "dispute", "disputes", row, "{} and {} have had a {} dispute {}", "{} and {} had a {} dispute {}"
    )


def _quarrel(layer: str, table: str, row: Row, now: str, past: str) -> Iterator[Tie]:
    a, b = pair(row.code("state_a"), row.code("state_b"))
    kind, start, end, about = row.need("kind"), row.day("start"), row.day("end"), row.take("about")
    at = start.first.isoformat() if start else "undated"
    record = f"{table}/{a}-{b}/{kind}/{at}/{slug(about)[:60]}"
    shared = template(layer, a, b, record, row, kind=kind, place=about or None)
    over = f": {about}" if about else ""
    yield from spell(
        shared,
        start,
        end,
        sentence(now.format(name(a), name(b), kind, span(start, None)) + over),
        sentence(past.format(name(a), name(b), kind, span(start, end)) + over),
    )


def conflict(row: Row) -> Iterator[Tie]:
    """An undirected pair whose armed forces fought."""
    a, b = pair(row.code("state_a"), row.code("state_b"))
    start, end, what = row.day("start"), row.day("end"), row.take("what")
    record = f"conflicts/{a}-{b}/{start.first.isoformat() if start else 'undated'}/{slug(what)[:60]}"
    shared = template("conflict", a, b, record, row, place=what or None)
    words = f"armed forces of {name(a)} and {name(b)} fought"
    about = f" ({what})" if what else ""
    yield from spell(
        shared,
        start,
        end,
        sentence(f"{words} {span(start, None)}{about}".replace("fought since", "have fought since")),
        sentence(f"{words} {span(start, end)}{about}"),
    )


def presence(row: Row) -> Iterator[Tie]:
    """a = outside state, b = host state, or None with the region in `place`."""
    a, host = row.code("state"), row.code("host", *HOST)
    kind, place = row.one_of("kind", PRESENCES), row.take("place")
    start, end = row.day("start"), row.day("end")
    b = host if states.is_state(host) else None
    record = f"presence/{a}-{host}/{kind}/{slug(place) or 'place-not-named'}"
    if start and start.first > date(1946, 1, 1):
        record += f"/{start.first.year}"
    shared = template("presence", a, b, record, row, kind=kind, place=(place or None) if b else host)
    where = f" ({place})" if place else ""
    in_host = f"in {name(host)}" if b or regions.is_region(host) else f"in {host}"
    noun = "an observer" if kind == "observer" else f"an {kind}" if kind == "exercise" else f"a {kind}"
    now, past = ("has been", "was") if kind in ("observer", "member") else ("has had", "had")
    yield from spell(
        shared,
        start,
        end,
        sentence(f"{name(a)} {now} {noun} {in_host}{where} {span(start, None)}"),
        sentence(f"{name(a)} {past} {noun} {in_host}{where} {span(start, end)}"),
    )
