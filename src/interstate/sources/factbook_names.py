"""Names that the World Factbook uses and our own lists of names do not."""

from functools import cache

from interstate.codes import states
from interstate.codes.tables import rows

ALIASES = {
    "Bahamas, The": "BHS",
    "Bosnia": "BIH",
    "Bosnia & Herz.": "BIH",
    "Burma": "MMR",
    "Cape Verde": "CPV",
    "Central African Rep.": "CAF",
    "Congo": "COG",
    "Congo (Brazzaville)": "COG",
    "Congo, Democratic Republic of the": "COD",
    "Congo, Republic of the": "COG",
    "Czech Republic": "CZE",
    "Czechia": "CZE",
    "DRC": "COD",
    "Democratic Republic of the Congo": "COD",
    "Dem Rep Congo": "COD",
    "Dominican Rep.": "DOM",
    "Gambia, The": "GMB",
    "The Gambia": "GMB",
    "The Bahamas": "BHS",
    "Holy See": "VAT",
    "Holy See (Vatican City)": "VAT",
    "Ivory Coast": "CIV",
    "Cote d'Ivoire": "CIV",
    "Côte d'Ivoire": "CIV",
    "Korea, North": "PRK",
    "Korea, South": "KOR",
    "N. Korea": "PRK",
    "S. Korea": "KOR",
    "Macedonia": "MKD",
    "Micronesia": "FSM",
    "Micronesia, Federated States of": "FSM",
    "N. Macedonia": "MKD",
    "NZ": "NZL",
    "Netherlands (Sint Maarten)": "NLD",
    "Papua N. Guinea": "PNG",
    "Republic of the Congo": "COG",
    "S. Africa": "ZAF",
    "S. Sudan": "SSD",
    "Antigua & Barbuda": "ATG",
    "Saint Kitts & Nevis": "KNA",
    "St. Kitts & Nevis": "KNA",
    "St. Vincent & the Grenadines": "VCT",
    "St. Lucia": "LCA",
    "St. Vincent": "VCT",
    "Sao Tome and Principe": "STP",
    "Swaziland": "SWZ",
    "Trinidad & Tobago": "TTO",
    "Turkey (Turkiye)": "TUR",
    "Türkiye": "TUR",
    "Timor-Leste": "TLS",
    "UAE": "ARE",
    "UK": "GBR",
    "US": "USA",
    "USA": "USA",
    "United States": "USA",
    "Vatican City": "VAT",
    "West Bank": "PSE",
    "Gaza Strip": "PSE",
    "Gaza": "PSE",
    "Gaza, Gaza Strip": "PSE",
    "Western Sahara": "",
    "Cabo Verde": "CPV",
    "Eswatini": "SWZ",
}
"""Empty code: known, and no state."""

TERRITORIES = frozenset(
    {
        "Akrotiri",
        "American Samoa",
        "Anguilla",
        "Aruba",
        "Bermuda",
        "British Virgin Islands",
        "Cayman Islands",
        "Cook Islands",
        "Curacao",
        "Curaçao",
        "Dhekelia",
        "Falkland Islands (Islas Malvinas)",
        "Faroe Islands",
        "French Guiana",
        "French Polynesia",
        "Guadeloupe",
        "Martinique",
        "US Naval Base at Guantanamo Bay",
        "Gibraltar",
        "Greenland",
        "Guam",
        "Hong Kong",
        "Macau",
        "Montserrat",
        "New Caledonia",
        "Niue",
        "Norfolk Island",
        "Northern Mariana Islands",
        "Puerto Rico",
        "Saint Helena",
        "Saint Pierre and Miquelon",
        "Sint Maarten",
        "Saint Martin",
        "Tokelau",
        "Turks and Caicos Islands",
        "US Virgin Islands",
        "Wallis and Futuna",
        "other",
    }
)
"""Partners that are no states: named, and left out with a reason."""


@cache
def _book() -> dict[str, str]:
    book: dict[str, str] = {}
    for row in rows("states"):
        if row["end"] == "":
            book[row["name"]] = row["iso3"]
    for row in rows("names"):
        if row["kind"] in ("name", "short") and not row["end"] and states.is_state(row["iso3"]):
            book.setdefault(row["text"], row["iso3"])
    return book | ALIASES


def code(name: str) -> str | None:
    """State code for a name of the Factbook, exact; None if the name is not known, empty for a known non-state."""
    if name in TERRITORIES:
        return ""
    return _book().get(name)
