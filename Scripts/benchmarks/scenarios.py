"""Makes twenty scenarios of Minhang's plan: new stations, chargers and stops, wider base stations, more people.

bench.py imports it; it is not run by itself. Everything follows from the seed, so every run has the same edits.
"""

from __future__ import annotations

import random

COUNT = 20


def scenarios() -> str:
    """The text of the scenario file."""
    chance = random.Random(20)

    def places(count: int) -> str:
        """Places in the middle of the district, as a YAML list."""
        drawn = (f"[{chance.uniform(121.34, 121.52):.5f}, {chance.uniform(31.0, 31.12):.5f}]" for _ in range(count))
        return f"[{', '.join(drawn)}]"

    kinds = [
        lambda number: f"add: rail-stations\n        at: {places(6)}",
        lambda number: f"add: chargers\n        at: {places(20)}",
        lambda number: f"add: bus-stops\n        at: {places(50)}",
        lambda number: f"scale: base-stations\n        by: {1 + number / 200}",
        lambda number: f"population: 浦江镇\n        by: {1 + number / 100}",
    ]
    lines = ["scenarios:"]
    for number in range(COUNT):
        lines += [f"  - id: s{number + 1}", "    edits:", f"      - {kinds[number % len(kinds)](number)}"]
    return "\n".join(lines) + "\n"
