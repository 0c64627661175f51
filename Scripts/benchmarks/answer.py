"""The answer of a peer in the form in which `ambit coverage --format json --timings` gives its own.

The peer scripts import it; it is not run by itself.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Stopwatch:
    """Seconds for each step, by the step's name."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Adds the time that the block takes to the step."""
        begin = time.perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - begin

    def timings(self) -> dict[str, float]:
        """The steps and their total, from the first file read to the last figure, without the imports."""
        total = sum(seconds for step, seconds in self.seconds.items() if step != "imports")
        return {**self.seconds, "total": total}


def print_coverage(zones: list[tuple[str, float, float]], timings: dict[str, float]) -> None:
    """Prints the answer. Each zone comes as its name, its covered area and its area, in square metres.

    The overall figure is the sum over the zones: they are a partition, so nothing counts twice.
    """
    covered = sum(zone[1] for zone in zones)
    total = sum(zone[2] for zone in zones)
    answer = {
        "overall": {"value": covered / total, "covered": covered, "total": total, "unit": "share"},
        "zones": [
            {"name": name, "value": part / whole, "covered": part, "total": whole}
            for name, part, whole in zones
        ],
        "timings": timings,
    }
    print(json.dumps(answer, ensure_ascii=False))
