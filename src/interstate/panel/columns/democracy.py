"""How democratic a state is."""

from interstate.panel.column import Column
from interstate.panel.text import slug


def democracy(index: str = "") -> Column:
    """Index of democracy, in the scale of its source. `index`: the kind of the layer, where a source has several."""
    name = f"democracy_{slug(index)}" if index else "democracy"
    kinds = (index,) if index else ()
    return Column(name, "democracy", "number", "state", "open", f"democracy {index}".strip(), kinds=kinds)
