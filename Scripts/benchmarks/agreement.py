"""Checks that a peer's figures agree with Ambit's, town by town.

bench.py imports it; it is not run by itself.

A peer's disc is a polygon of 32 corners on the circle, so it lies inside the true disc and lacks 0.64 % of
it. Merged discs lie inside the true union and lack at most as great a share, and so, where the discs reach
into a town from within, do the discs of a town. Hence a peer may fall short of Ambit's exact figure by up
to 0.7 % and may never exceed it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

GREATEST_SHORTFALL = 0.007
GREATEST_EXCESS = 1e-6
GREATEST_AREA_DIFFERENCE = 1e-6


@dataclass(frozen=True)
class Agreement:
    """How far a peer's covered areas are from Ambit's, as shares of Ambit's, and what is wrong with that."""

    shortfall: float
    excess: float
    problems: list[str]

    @property
    def holds(self) -> bool:
        """Whether every town is within the bounds."""
        return not self.problems


def compare(ambit: dict[str, Any], peer: dict[str, Any]) -> Agreement:
    """Compares two answers town by town, and over all towns."""
    ours, theirs = areas_by_name(ambit), areas_by_name(peer)
    if ours.keys() != theirs.keys():
        odd = sorted(ours.keys() ^ theirs.keys())
        return Agreement(0, 0, [f"{len(odd)} towns stand in one answer only, the first is {odd[0]}"])
    shortfall = excess = 0.0
    problems = []
    for name, (covered, total) in ours.items():
        peer_covered, peer_total = theirs[name]
        # A town without coverage is compared by its whole area.
        difference = (peer_covered - covered) / (covered or total)
        shortfall, excess = max(shortfall, -difference), max(excess, difference)
        if not -GREATEST_SHORTFALL <= difference <= GREATEST_EXCESS:
            problems.append(f"{name}: {peer_covered:.1f} m², {covered:.1f} by Ambit ({difference:+.2e})")
        if abs(peer_total / total - 1) > GREATEST_AREA_DIFFERENCE:
            problems.append(f"{name}: {peer_total:.1f} m² in all, {total:.1f} by Ambit")
    return Agreement(shortfall, excess, problems)


def areas_by_name(answer: dict[str, Any]) -> dict[str, tuple[float, float]]:
    """Covered and whole area of each town and, under the name `overall`, of all of them."""
    rows = [*answer["zones"], {**answer["overall"], "name": "overall"}]
    return {row["name"]: (row["covered"], row["total"]) for row in rows}
