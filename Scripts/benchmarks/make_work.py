"""Makes the work of the benchmark: a district of towns and the stops in it, as WGS-84 GeoJSON.

Scripts/bench runs it before the first measurement; run it by hand to look at the layers:

    .build-bench/venv/bin/python Scripts/benchmarks/make_work.py small .build-bench/inputs/small

Everything follows from the size's name: the same size gives the same bytes. Distances are laid out in
metres in EPSG:4549 around 120°E 31°N, so the largest district (about 250 km square) stays inside that
system's area of use.

- Towns: the cells of a relaxed Voronoi diagram, a true partition. A border is made once, as a winding
  line, and both its towns take the very same points.
- Stops: most gather around town centres, the rest lie anywhere; one in twenty lies outside the district.
"""

from __future__ import annotations

import argparse
import functools
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyproj
import shapely

WORKING_SYSTEM = "EPSG:4549"
CENTRE_DEGREES = (120.0, 31.0)
"""Longitude and latitude of the middle of every district."""

Vertex = tuple[float, float]
Edge = tuple[Vertex, Vertex]


@dataclass(frozen=True)
class Size:
    """How much work one size is."""

    stops: int
    towns: int
    square_kilometres: float
    seed: int

    @property
    def side(self) -> float:
        """Side of the square district, in metres."""
        return float(np.sqrt(self.square_kilometres)) * 1000


SIZES = {
    "small": Size(stops=1_800, towns=14, square_kilometres=373, seed=1_800),
    "medium": Size(stops=30_000, towns=220, square_kilometres=6_200, seed=30_000),
    "large": Size(stops=300_000, towns=2_000, square_kilometres=62_000, seed=300_000),
}

BORDER_SPACING = 270.0
"""Metres between two points of a border: about 80 points a town."""

WINDING = 0.05
"""How far a border swings from the straight line, as a share of its length."""

OUTSIDE_SHARE = 0.05
OUTSIDE_MARGIN = 2_000.0
CLUSTERED_SHARE = 0.6


# Towns


def relaxed_cells(side: float, count: int, random: np.random.Generator) -> np.ndarray:
    """Voronoi cells of `count` seeds in a square, evened out by moving each seed to its cell's centroid."""
    square = shapely.box(0, 0, side, side)
    seeds = random.uniform(0, side, size=(count, 2))
    for _ in range(8):
        cells = shapely.get_parts(shapely.voronoi_polygons(shapely.multipoints(seeds), extend_to=square))
        cells = shapely.intersection(cells, square)
        seeds = shapely.get_coordinates(shapely.centroid(cells))
    return cells


def corners(cell: shapely.Polygon) -> list[Vertex]:
    """The corners of a cell to the millimetre, anticlockwise, without the closing one."""
    ring = shapely.get_coordinates(shapely.orient_polygons(cell)).round(3)[:-1]
    return [
        (float(x), float(y))
        for (x, y), next_corner in zip(ring, np.roll(ring, -1, axis=0), strict=True)
        if (x, y) != tuple(next_corner)
    ]


def edges_of(ring: list[Vertex]) -> Iterator[Edge]:
    """The directed edges of a ring of corners."""
    return zip(ring, ring[1:] + ring[:1], strict=True)


def winding_line(edge: Edge, random: np.random.Generator) -> np.ndarray:
    """The edge as a winding line between the same ends: a sum of sines of falling amplitude."""
    start, end = np.array(edge[0]), np.array(edge[1])
    length = float(np.hypot(*(end - start)))
    pieces = max(1, round(length / BORDER_SPACING))
    along = np.linspace(0, 1, pieces + 1)
    waves = np.arange(1, max(2, pieces // 2))
    amplitudes = random.normal(size=waves.size) / waves**1.3
    swing = WINDING * length * (np.sin(np.pi * np.outer(along, waves)) @ amplitudes)
    sideways = np.array([start[1] - end[1], end[0] - start[0]]) / length
    line = start + np.outer(along, end - start) + np.outer(swing, sideways)
    line[0], line[-1] = start, end
    return line


def winding_borders(rings: list[list[Vertex]], random: np.random.Generator) -> dict[Edge, np.ndarray]:
    """The line of each border, made once for the edge as it comes from the lesser to the greater corner."""
    uses = Counter(tuple(sorted(edge)) for ring in rings for edge in edges_of(ring))
    if max(uses.values()) > 2:
        raise RuntimeError("a border with more than two towns: the cells are no partition")
    return {edge: winding_line(edge, random) for edge in sorted(uses)}


def town_polygons(size: Size, random: np.random.Generator) -> np.ndarray:
    """The towns in metres from the district's lower left corner; checked to be valid and a partition."""
    rings = [corners(cell) for cell in relaxed_cells(size.side, size.towns, random)]
    borders = winding_borders(rings, random)

    def points(edge: Edge) -> np.ndarray:
        forward = borders.get(edge)
        return forward[:-1] if forward is not None else borders[edge[::-1]][:0:-1]

    outlines = [np.concatenate([points(edge) for edge in edges_of(ring)]) for ring in rings]
    towns = np.array([shapely.Polygon(outline) for outline in outlines])
    if not shapely.is_valid(towns).all():
        raise RuntimeError("two borders of a town cross: choose a smaller WINDING")
    merged = shapely.area(shapely.union_all(towns))
    if abs(merged / shapely.area(towns).sum() - 1) > 1e-9:
        raise RuntimeError("towns overlap: choose a smaller WINDING")
    return towns


# Stops


def stop_points(size: Size, random: np.random.Generator) -> np.ndarray:
    """Stops in metres from the district's lower left corner, in no spatial order."""
    outside = round(size.stops * OUTSIDE_SHARE)
    clustered = round(size.stops * CLUSTERED_SHARE)
    uniform = size.stops - outside - clustered
    groups = (
        clustered_points(size, clustered, random),
        random.uniform(0, size.side, size=(uniform, 2)),
        points_outside(size, outside, random),
    )
    return random.permutation(np.concatenate(groups))


def clustered_points(size: Size, count: int, random: np.random.Generator) -> np.ndarray:
    """Points around as many centres as there are towns; a few centres are great, most are small."""
    centres = random.uniform(0, size.side, size=(size.towns, 2))
    weights = random.lognormal(sigma=0.8, size=size.towns)
    spreads = 700 + 500 * weights
    chosen = random.choice(size.towns, size=count, p=weights / weights.sum())
    points = centres[chosen] + random.normal(size=(count, 2)) * spreads[chosen, None]
    return mirrored(points, -OUTSIDE_MARGIN, size.side + OUTSIDE_MARGIN)


def mirrored(values: np.ndarray, least: float, greatest: float) -> np.ndarray:
    """The values with those beyond a limit thrown back from it, once."""
    values = np.where(values < least, 2 * least - values, values)
    return np.where(values > greatest, 2 * greatest - values, values)


def points_outside(size: Size, count: int, random: np.random.Generator) -> np.ndarray:
    """Points in the margin around the district."""
    found = np.empty((0, 2))
    while len(found) < count:
        points = random.uniform(-OUTSIDE_MARGIN, size.side + OUTSIDE_MARGIN, size=(4 * count, 2))
        inside = ((points > 0) & (points < size.side)).all(axis=1)
        found = np.concatenate([found, points[~inside]])
    return found[:count]


# Files


@functools.cache
def to_metres() -> pyproj.Transformer:
    """The way from degrees to the working system, made once because making it takes a tenth of a second."""
    return pyproj.Transformer.from_crs("EPSG:4326", WORKING_SYSTEM, always_xy=True)


def to_degrees(points: np.ndarray, side: float) -> np.ndarray:
    """Longitude and latitude of points given in metres from the district's lower left corner."""
    corner = np.array(to_metres().transform(*CENTRE_DEGREES)) - side / 2
    degrees = to_metres().transform(*(points + corner).T, direction="INVERSE")
    return np.column_stack(degrees).round(7)


def town_features(towns: np.ndarray, side: float) -> Iterator[dict[str, object]]:
    """A feature for each town."""
    for number, town in enumerate(towns, start=1):
        ring = to_degrees(shapely.get_coordinates(town), side).tolist()
        yield {
            "type": "Feature",
            "properties": {"name": f"{number:04}镇", "code": 310_000_000 + number},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }


STREETS = ("人民路", "虹梅路", "春申路", "漕宝路", "北桥老街", "江川路", "银都路", "颛兴路")
CROSSINGS = ("东川路", "莘松路", "吴中路", "华宁路", "都市路", "沪闵路")


def stop_features(stops: np.ndarray, side: float, random: np.random.Generator) -> Iterator[dict[str, object]]:
    """A feature for each stop, with the properties that a layer of stops usually has."""
    lines = random.integers(1, 9, size=len(stops)).tolist()
    shelters = (random.random(len(stops)) < 0.4).tolist()
    for number, position in enumerate(to_degrees(stops, side).tolist()):
        street, crossing = STREETS[number % len(STREETS)], CROSSINGS[number % len(CROSSINGS)]
        yield {
            "type": "Feature",
            "properties": {
                "id": number + 1,
                "name": f"{street}{crossing}站",
                "lines": lines[number],
                "shelter": shelters[number],
            },
            "geometry": {"type": "Point", "coordinates": position},
        }


def write_collection(path: Path, features: Iterable[dict[str, object]]) -> None:
    """Writes a FeatureCollection, a feature a line, as GDAL lays it out."""
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in features)
    path.write_text(f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n', encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description="Makes towns.geojson and stops.geojson of one size.")
    parser.add_argument("size", choices=SIZES)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()

    size = SIZES[arguments.size]
    random = np.random.default_rng(size.seed)
    towns = town_polygons(size, random)
    stops = stop_points(size, random)
    arguments.folder.mkdir(parents=True, exist_ok=True)
    write_collection(arguments.folder / "towns.geojson", town_features(towns, size.side))
    write_collection(arguments.folder / "stops.geojson", stop_features(stops, size.side, random))
    vertices = shapely.get_num_coordinates(towns)
    print(
        f"{arguments.size}: {size.stops:,} stops, {size.towns:,} towns of {vertices.mean():.0f} points each"
    )


if __name__ == "__main__":
    main()
