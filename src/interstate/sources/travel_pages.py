"""The pages on travels abroad of the US Department of State's historians: who travelled, and the rows of a page's table."""

import re
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser

from interstate.errors import BadInput

HEADS = ("Country", "Locale", "Remarks", "Date")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTH = "|".join(MONTHS)
DATE = re.compile(
    rf"(?P<m1>{MONTH}) (?P<d1>\d{{1,2}})(?:, (?P<y1>\d{{4}}))?"
    rf"(?: ?[–—-] ?(?:(?P<m2>{MONTH}) )?(?P<d2>\d{{1,2}}))?, (?P<y2>\d{{4}})"
    rf"|(?P<m>{MONTH}) (?P<d>\d{{1,2}}), (?P<y>\d{{4}})"
)
YEARS = re.compile(r"\((\d{4})\s*[–—-]\s*(\d{4})?")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on an index page: the last part of the address, and the years of office (None = still in it)."""

    key: str
    first: int
    last: int | None


@dataclass(slots=True)
class Page(HTMLParser):
    """What was found on a page: headline, addresses in the trail of pages, rows of tables, items of lists with their links."""

    title: str = ""
    trail: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    items: list[tuple[str, str]] = field(default_factory=list)
    _open: str = ""
    _link: str = ""
    _text: str = ""
    _in_trail: bool = False

    def __post_init__(self) -> None:
        HTMLParser.__init__(self, convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a headline, a row, a cell or an item; note links."""
        values = dict(attrs)
        if "breadcrumb" in (values.get("class") or ""):
            self._in_trail = True
        if tag == "tr":
            self.rows.append([])
        if tag in ("h1", "td", "th", "li"):
            self._open, self._text = tag, ""
            self._link = "" if tag == "li" else self._link
        if tag == "a" and self._in_trail:
            self.trail.append(values.get("href") or "")
        if tag == "a" and self._open == "li":
            self._link = values.get("href") or ""

    def handle_data(self, data: str) -> None:
        """Text within what is open."""
        if self._open:
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        """End a headline, a cell or an item."""
        if tag in ("ol", "nav"):
            self._in_trail = False
        if tag != self._open:
            return
        text = " ".join(self._text.split())
        if tag == "h1":
            self.title = self.title or text
        elif tag == "li":
            self.items.append((self._link, text))
        elif self.rows:
            self.rows[-1].append(text)
        self._open = ""


def page(text: str) -> Page:
    """A page, read."""
    found = Page()
    found.feed(text)
    found.close()
    return found


def persons(text: str) -> tuple[Person, ...]:
    """Who is listed on an index page with years of office; lists of countries have none."""
    found = []
    for link, words in page(text).items:
        years = YEARS.search(words)
        if link and years:
            last = int(years[2]) if years[2] else None
            found.append(Person(link.rstrip("/").rsplit("/", 1)[-1], int(years[1]), last))
    return tuple(found)


def visits(text: str, name: str) -> tuple[str, str, list[list[str]]]:
    """Person, role ("president", "secretary" or "") and the rows of four cells of a person's page.

    Raises:
        BadInput: it is no such page.
    """
    found = page(text)
    rows = [row for row in found.rows if row]
    if not rows or tuple(rows[0]) != HEADS:
        shown = ", ".join(rows[0][:6]) if rows else "no table"
        raise BadInput(f"{name} is no page of travels abroad: found {shown}, expected a table of {', '.join(HEADS)}.")
    roles = {role for role in ("president", "secretary") if any(f"/travels/{role}" in link for link in found.trail)}
    return found.title, roles.pop() if len(roles) == 1 else "", rows[1:]


def days(text: str) -> tuple[date, date] | None:
    """First and last day of `June 5, 1997`, `January 9–11, 1994`, `August 30–September 1, 1998`, `December 31, 1993–January 1, 1994`;
    None if it is none of them."""
    match = DATE.fullmatch(text.strip())
    if match is None:
        return None
    part = match.groupdict()
    try:
        if part["m"]:
            one = _day(part["y"], part["m"], part["d"])
            return one, one
        year = part["y1"] or part["y2"]
        first = _day(year, part["m1"], part["d1"])
        last = _day(part["y2"], part["m2"] or part["m1"], part["d2"] or part["d1"])
    except ValueError:
        return None
    return (first, last) if first <= last else None


def _day(year: str, month: str, day: str) -> date:
    return date(int(year), MONTHS.index(month) + 1, int(day))
