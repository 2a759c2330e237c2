"""The result of one comparison of the world with an independent list."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Comparison:
    """`agreed` of `rows` compared rows agree; `disagreements` has one line for each of the others. `note`: further figures."""

    check: str
    against: str
    rows: int
    agreed: int
    disagreements: tuple[str, ...]
    note: str = ""

    @property
    def rate(self) -> float | None:
        """Share that agrees in [0, 1]; None if nothing was compared."""
        return self.agreed / self.rows if self.rows else None
