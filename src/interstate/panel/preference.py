"""Which source a column comes from, where the user names none: the first of these that is loaded, else the first by name.

The order puts the data set made for the layer before lists of ours, the wider before the narrower, the newer before the older.
`starter` is last but for `factbook`, whose figures are a snapshot.
"""

LAST = ("starter", "factbook")
ORDER: dict[str, tuple[str, ...]] = {
    "alliance": ("atop", "cow_alliances"),
    "arms": ("sipri", "sipri_transfers"),
    "bloc": ("starter",),
    "border": ("natural_earth", "starter", "factbook"),
    "capability": ("cow_nmc", "nmc"),
    "conflict": ("ucdp", "ucdp_armed_conflict"),
    "contiguity": ("cow_contiguity",),
    "democracy": ("vdem", "polity"),
    "dispute": ("gml", "mid", "icow"),
    "event": ("polecat", "icews", "gdelt"),
    "gdp": ("world_bank",),
    "milex": ("sipri_milex", "world_bank", "cow_nmc"),
    "nuclear": ("owid", "starter"),
    "personnel": ("world_bank", "cow_nmc"),
    "population": ("world_bank", "cow_nmc"),
    "rivalry": ("thompson", "tss"),
    "sanction": ("gsdb", "ties", "opensanctions"),
    "trade": ("baci", "cow_trade", "comtrade"),
    "visit": ("colt",),
}


def ordered(layer: str, loaded: frozenset[str]) -> tuple[str, ...]:
    """The loaded sources of a layer, the preferred one first."""
    known = (*ORDER.get(layer, ()), *(name for name in LAST if name not in ORDER.get(layer, ())))
    named = ORDER.get(layer, ())
    others = sorted(loaded - set(known))
    first = [name for name in named if name in loaded]
    return (*first, *others, *(name for name in LAST if name in loaded and name not in named))
