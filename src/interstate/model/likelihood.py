"""A likelihood that a count of dated facts (or an estimate) bears: never a constant."""

from dataclasses import dataclass

from interstate.model.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Likelihood:
    """`cases` of `n` in `window` (words: class, years, horizon), so p = cases / n. `evidence`: a model pointer and some of its cases.

    `question`: what the probability is of, in words.
    """

    cases: int
    n: int
    question: str
    window: str
    evidence: tuple[Evidence, ...]

    @property
    def p(self) -> float:
        """Share of the past cases, 0 to 1."""
        return self.cases / self.n
