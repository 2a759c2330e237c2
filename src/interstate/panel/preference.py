"""Which source a column comes from, where the user names none: the first of these that is loaded, else the first by name.

The order puts the data set made for the layer before lists of ours, the wider before the narrower, the newer before the older.
`starter` is last but for `factbook`, whose figures are a snapshot.
"""

LAST = ("starter", "factbook")
ORDER: dict[str, tuple[str, ...]] = {
    "alliance": ("atop", "cow_alliances"),
    "arms": ("sipri_arms", "sipri_arms_tables"),
    "bloc": ("starter",),
    "border": ("starter", "factbook"),
    "capability": ("cow_capabilities",),
    "conflict": ("ucdp_dyadic", "ucdp_conflict"),
    "contiguity": ("cow_contiguity",),
    "democracy": ("vdem",),
    "diplomacy": ("cow_diplomacy",),
    "dispute": ("cow_disputes", "cow_dispute_sides", "territorial_claims"),
    "event": ("polecat", "icews", "gdelt", "acled"),
    "gdp": ("world_bank",),
    "igo": ("cow_igo",),
    "milex": ("world_bank",),
    "nuclear": ("nuclear_status", "starter"),
    "personnel": ("world_bank",),
    "population": ("world_bank",),
    "rivalry": ("rivalries_thompson", "rivalries_diehl_goertz"),
    "sanction": ("opensanctions",),
    "trade": ("cow_trade",),
    "visit": ("visits_colt", "visits_us"),
}


def ordered(layer: str, loaded: frozenset[str]) -> tuple[str, ...]:
    """The loaded sources of a layer, the preferred one first."""
    known = (*ORDER.get(layer, ()), *(name for name in LAST if name not in ORDER.get(layer, ())))
    named = ORDER.get(layer, ())
    others = sorted(loaded - set(known))
    first = [name for name in named if name in loaded]
    return (*first, *others, *(name for name in LAST if name in loaded and name not in named))
