"""What the benchmark measured, and the ratios that follow from it.

bench.py fills these values and report.py prints them; the file is not run by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from statistics import median
from typing import Any

from agreement import Agreement
from process import Run

AMBIT = "Ambit"
RIVAL = "GeoPandas, town by town"
"""The peer that the goals of coverage are measured against: the fastest GeoPandas with one thread."""

READING_RIVAL = "GeoPandas, read_file"

Cost = Callable[[Run], float | None]
"""Reads one figure off a run; None where the program does not report it."""


@dataclass
class Series:
    """The runs of one program, one a round, its first answer, and why it stopped having runs."""

    runs: list[Run] = field(default_factory=list)
    answer: dict[str, Any] | None = None
    failure: str | None = None

    def costs(self) -> dict[str, Any]:
        """The runs and the failure, for a file of results."""
        return {"runs": [asdict(run) for run in self.runs], "failure": self.failure}

    def median(self, cost: Cost) -> float | None:
        """The median of a cost over the rounds; None when no run has it."""
        values = [value for value in map(cost, self.runs) if value is not None]
        return median(values) if values else None

    def ratio(self, ambit: Series, cost: Cost) -> float | None:
        """How many times Ambit's cost this program's is: the median over the rounds that both ran in."""
        # Counted from the last round, the only one of a program that runs once.
        rounds = zip(reversed(self.runs), reversed(ambit.runs), strict=False)
        costs = [(cost(theirs), cost(ours)) for theirs, ours in rounds]
        ratios = [theirs / ours for theirs, ours in costs if theirs is not None and ours]
        return median(ratios) if ratios else None


@dataclass
class Results:
    """Everything measured on one size."""

    stops: int
    towns: int
    input_bytes: int
    coverage: dict[str, Series]
    agreement: dict[str, Agreement]
    reading: dict[str, Series]


def step(name: str) -> Cost:
    """The seconds that the program reports for a step."""
    return lambda run: run.timings.get(name)


def whole_process(run: Run) -> float:
    """The seconds from the start of the process to its end."""
    return run.seconds


def peak(run: Run) -> float:
    """The greatest memory of the process, in bytes."""
    return run.peak_bytes


@dataclass(frozen=True)
class Walks:
    """Seconds of bench-streets and of its peer on the same city."""

    nodes: int
    ours: dict[str, float]
    peer: dict[str, float]

    def ratio(self, *steps: str) -> float:
        """How many times Ambit's seconds the peer takes for some steps together."""
        return sum(self.peer[step] for step in steps) / sum(self.ours[step] for step in steps)


@dataclass(frozen=True)
class Edits:
    """What bench-edits prints: medians and 95th percentiles in seconds, of the engine and of a workspace."""

    moves: int
    anew: float
    edit: float
    edit95: float
    difference: float
    """The greatest difference of a town's figure from the one computed anew, as a share of the town."""

    workspaceAnew: float
    workspaceEdit: float
    workspaceEdit95: float
