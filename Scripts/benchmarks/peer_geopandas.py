"""Coverage by town with GeoPandas. Scripts/bench runs it; by hand, from the project's folder:

    .build-bench/venv/bin/python Scripts/benchmarks/peer_geopandas.py towns \
        .build-bench/inputs/small/towns.geojson .build-bench/inputs/small/stops.geojson 500 EPSG:4549

Four ways to the same figures, all with 32-cornered discs (`quad_segs=8`):

- `towns`    town by town: the tree of the stops gives those within the radius of a town, their discs are
             merged and cut by the town. The fastest way found with one thread.
- `threads`  the same, towns shared out among as many threads as there are cores (GEOS runs outside of
             Python's lock).
- `join`     the same in two calls of GeoPandas: spatial join, then dissolve by town and intersect.
- `whole`    all discs merged in one piece, then intersected with the towns.

And `read` only reads the stops, for the benchmark of reading. Reading goes through pyogrio, GeoPandas's
standard reader; its Arrow interface was tried and takes as long on these files.
"""

from __future__ import annotations

import time

_BEGIN = time.perf_counter()

import argparse
import json
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import geopandas
import numpy as np
import shapely

from answer import Stopwatch, print_coverage

QUADRANT_SEGMENTS = 8


def stops_by_town(towns: geopandas.GeoSeries, stops: geopandas.GeoSeries, radius: float) -> list[np.ndarray]:
    """For each town the positions of the stops within the radius of it."""
    town, stop = stops.sindex.query(towns, predicate="dwithin", distance=radius, sort=True)
    return np.split(stop, np.searchsorted(town, np.arange(1, len(towns))))


def covered_town_by_town(
    towns: geopandas.GeoSeries, stops: geopandas.GeoSeries, radius: float, workers: int = 1
) -> np.ndarray:
    """Covered area of each town: the discs near it merged, then cut."""
    discs = np.asarray(stops.buffer(radius, quad_segs=QUADRANT_SEGMENTS))
    polygons = np.asarray(towns)
    near = stops_by_town(towns, stops, radius)

    def covered(town: int) -> float:
        return shapely.area(shapely.intersection(shapely.union_all(discs[near[town]]), polygons[town]))

    if workers == 1:
        return np.array([covered(town) for town in range(len(towns))])
    with ThreadPoolExecutor(workers) as pool:
        return np.array(list(pool.map(covered, range(len(towns)))))


def covered_in_threads(towns: geopandas.GeoSeries, stops: geopandas.GeoSeries, radius: float) -> np.ndarray:
    """Covered area of each town, with a thread for each core."""
    return covered_town_by_town(towns, stops, radius, workers=os.cpu_count() or 1)


def covered_by_join(towns: geopandas.GeoSeries, stops: geopandas.GeoSeries, radius: float) -> np.ndarray:
    """Covered area of each town by spatial join and dissolve."""
    discs = geopandas.GeoDataFrame(geometry=stops.buffer(radius, quad_segs=QUADRANT_SEGMENTS))
    zones = geopandas.GeoDataFrame({"town": range(len(towns))}, geometry=towns.reset_index(drop=True))
    merged = discs.sjoin(zones, predicate="intersects").dissolve("town").geometry
    return merged.reindex(zones.index).intersection(zones.geometry).area.fillna(0).to_numpy()


def covered_in_one_piece(towns: geopandas.GeoSeries, stops: geopandas.GeoSeries, radius: float) -> np.ndarray:
    """Covered area of each town: all discs merged, then cut by each town."""
    merged = stops.buffer(radius, quad_segs=QUADRANT_SEGMENTS).union_all()
    return towns.intersection(merged).area.to_numpy()


WAYS: dict[str, Callable[[geopandas.GeoSeries, geopandas.GeoSeries, float], np.ndarray]] = {
    "towns": covered_town_by_town,
    "threads": covered_in_threads,
    "join": covered_by_join,
    "whole": covered_in_one_piece,
}


def coverage(way: str, zones_path: str, stops_path: str, radius: float, system: str) -> None:
    """Reads, projects, computes and prints the answer."""
    watch = Stopwatch()
    watch.seconds["imports"] = time.perf_counter() - _BEGIN
    with watch.step("read"):
        towns = geopandas.read_file(zones_path)
        stops = geopandas.read_file(stops_path)
    with watch.step("project"):
        town_shapes = towns.geometry.to_crs(system)
        stop_shapes = stops.geometry.to_crs(system)
    with watch.step("compute"):
        covered = WAYS[way](town_shapes, stop_shapes, radius)
        areas = town_shapes.area
    zones = zip(towns["name"], covered.tolist(), areas.tolist(), strict=True)
    print_coverage(list(zones), watch.timings())


def read(path: str) -> None:
    """Reads the layer and prints how many features it has and how long that took."""
    watch = Stopwatch()
    watch.seconds["imports"] = time.perf_counter() - _BEGIN
    with watch.step("read"):
        layer = geopandas.read_file(path)
    print(json.dumps({"features": len(layer), "timings": watch.timings()}))


def main() -> None:
    parser = argparse.ArgumentParser(description="Coverage by town with GeoPandas.")
    commands = parser.add_subparsers(dest="way", required=True)
    for way in WAYS:
        command = commands.add_parser(way)
        command.add_argument("zones")
        command.add_argument("stops")
        command.add_argument("radius", type=float)
        command.add_argument("system")
    commands.add_parser("read").add_argument("stops")
    arguments = parser.parse_args()
    if arguments.way == "read":
        read(arguments.stops)
    else:
        coverage(arguments.way, arguments.zones, arguments.stops, arguments.radius, arguments.system)


if __name__ == "__main__":
    main()
