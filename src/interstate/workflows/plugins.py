"""What is installed at each seam, in its own words."""

from interstate import registry


def installed() -> list[tuple[str, str, str]]:
    """Seam, name and first docstring line of every plugin; one that cannot be imported says why instead."""
    rows = []
    for seam in registry.SEAMS:
        names = registry.names(seam)
        rows += [(seam, name, about(seam, name)) for name in names] or [(seam, "", "nothing installed at this seam")]
    return rows


def about(seam: str, name: str) -> str:
    """The first line of a plugin's docstring."""
    try:
        found = registry.load(seam, name)
    except Exception as error:
        return f"cannot be loaded: {type(error).__name__}: {error}"
    return (found.__doc__ or "").strip().split("\n")[0]
