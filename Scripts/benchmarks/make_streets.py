"""Makes a city of a million street corners and 5,000 facilities, or a smaller one, in metres of EPSG:4549, as GeoJSON.

Scripts/bench runs it before it measures walks; by hand:

    .build-bench/venv/bin/python Scripts/benchmarks/make_streets.py .build-bench/inputs/streets [SIDE]

A bent lattice of 1,000 by 1,000 corners, or SIDE by SIDE, some 100 m apart, with a facility for each 200 corners. Its streets are broken into pieces of one to twelve blocks, one
in seventeen of which is missing. Everything follows from the seed.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

BLOCK = 100.0
EAST, NORTH = 500_000.0, 3_400_000.0
CORNERS_PER_FACILITY = 200
MISSING = 0.06

Place = tuple[float, float]


def pieces(chance: random.Random, side: int) -> Iterator[list[Place]]:
    """The streets, row by row and column by column."""
    corners = [
        [(EAST + BLOCK * i + chance.uniform(-30, 30), NORTH + BLOCK * j + chance.uniform(-30, 30)) for i in range(side)]
        for j in range(side)
    ]
    for number in range(side):
        for street in (corners[number], [row[number] for row in corners]):
            start = 0
            while start < side - 1:
                end = min(side - 1, start + chance.randint(1, 12))
                if chance.random() >= MISSING:
                    yield street[start : end + 1]
                start = end


def feature(kind: str, coordinates: object) -> str:
    """A feature on a line of its own."""
    geometry = {"type": kind, "coordinates": coordinates}
    return json.dumps({"type": "Feature", "properties": {}, "geometry": geometry})


def write(path: Path, features: Iterator[str]) -> None:
    """Writes a collection."""
    with path.open("w", encoding="utf-8") as file:
        file.write('{"type": "FeatureCollection", "features": [\n')
        for number, text in enumerate(features):
            file.write((",\n" if number else "") + text)
        file.write("\n]}\n")


def main(folder: Path, side: int) -> None:
    """Writes both layers, unless they are there."""
    if (folder / "facilities.geojson").exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(4)
    rounded = ([[round(x, 3), round(y, 3)] for x, y in piece] for piece in pieces(chance, side))
    write(folder / "streets.geojson", (feature("LineString", piece) for piece in rounded))
    extent = side * BLOCK
    places = (
        [round(EAST + chance.uniform(0, extent), 3), round(NORTH + chance.uniform(0, extent), 3)]
        for _ in range(side * side // CORNERS_PER_FACILITY)
    )
    write(folder / "facilities.geojson", (feature("Point", place) for place in places))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1_000)
