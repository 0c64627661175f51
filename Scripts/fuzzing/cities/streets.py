"""Streets on a grid, with gaps, bits that hang on nothing, and lines of several parts.

city.py imports it; it is not run by itself.
"""

from __future__ import annotations

import random
from typing import Any

Point = tuple[float, float]


def street_lines(random_: random.Random, paper: bool, step: float, size: Point) -> list[dict[str, Any]]:
    """Lines between the nodes of a grid of half a step, each of one street or of a street's several parts."""
    spacing = step / 2
    columns, rows = (int(length // spacing) + 1 for length in size)
    jitter = 0.0 if paper else 0.2 * spacing

    def node(column: int, row: int) -> Point:
        x, y = (value * spacing + jitter * random_.uniform(-1, 1) for value in (column, row))
        return round(x, 3), round(y, 3)

    at = {(c, r): node(c, r) for r in range(rows) for c in range(columns)}
    chance = random_.choice([0.5, 0.8, 0.95])
    runs: list[list[Point]] = []
    for row in range(rows):
        runs += broken(random_, [at[c, row] for c in range(columns)], chance)
    for column in range(columns):
        runs += broken(random_, [at[column, r] for r in range(rows)], chance)
    if not runs:
        runs = [[(0.0, 0.0), (spacing, 0.0)]]
    random_.shuffle(runs)
    lines, number = [], 0
    while runs:
        several = random_.randint(2, 3) if random_.random() < 0.1 else 1
        parts, runs = runs[:several], runs[several:]
        kind, coordinates = ("LineString", parts[0]) if len(parts) == 1 else ("MultiLineString", parts)
        lines.append(
            {
                "type": "Feature",
                "id": f"r{number}",
                "properties": {"highway": random_.choice(["residential", "tertiary"]), "lanes": random_.randint(1, 4)},
                "geometry": {"type": kind, "coordinates": coordinates},
            }
        )
        number += 1
    return lines


def broken(random_: random.Random, nodes: list[Point], chance: float) -> list[list[Point]]:
    """The runs of nodes that are left where some of the stretches between them are missing or end a line."""
    runs: list[list[Point]] = []
    run = nodes[:1]
    for node in nodes[1:]:
        if random_.random() < chance:
            run.append(node)
            if random_.random() < 0.7:
                continue
        if len(run) > 1:
            runs.append(run)
        run = [node]
    if len(run) > 1:
        runs.append(run)
    return runs
