"""Coverage by town with DuckDB's spatial extension. Scripts/bench runs it; by hand, in the project's folder:

    .build-bench/venv/bin/python Scripts/benchmarks/peer_duckdb.py \
        .build-bench/inputs/small/towns.geojson .build-bench/inputs/small/stops.geojson 500 EPSG:4549

Files are read by `ST_Read`; a join by `ST_DWithin` gives each town the stops within the radius, whose
32-cornered discs `ST_Union_Agg` merges. DuckDB takes all cores by itself. The extension comes from the
package duckdb-extension-spatial and is loaded from its file, so nothing is fetched when this runs.
"""

from __future__ import annotations

import time

_BEGIN = time.perf_counter()

import argparse
from pathlib import Path

import duckdb
import duckdb_extension_spatial

from answer import Stopwatch, print_coverage

QUADRANT_SEGMENTS = 8

COVERED = f"""
    SELECT towns.name,
           coalesce(ST_Area(ST_Intersection(any_value(towns.geom),
               ST_Union_Agg(ST_Buffer(stops.geom, $radius, {QUADRANT_SEGMENTS})))), 0) AS covered,
           ST_Area(any_value(towns.geom)) AS area
    FROM towns LEFT JOIN stops ON ST_DWithin(towns.geom, stops.geom, $radius)
    GROUP BY towns.name ORDER BY towns.name
"""


def connect() -> duckdb.DuckDBPyConnection:
    """A database in memory with the spatial extension loaded."""
    package = Path(duckdb_extension_spatial.__file__).parent
    extension = next(package.rglob("spatial.duckdb_extension"))
    connection = duckdb.connect()
    connection.load_extension(str(extension))
    return connection


def coverage(zones_path: str, stops_path: str, radius: float, system: str) -> None:
    """Reads, projects, computes and prints the answer."""
    watch = Stopwatch()
    database = connect()
    watch.seconds["imports"] = time.perf_counter() - _BEGIN
    with watch.step("read"):
        database.execute("CREATE TABLE read_towns AS SELECT * FROM ST_Read($path)", {"path": zones_path})
        database.execute("CREATE TABLE read_stops AS SELECT * FROM ST_Read($path)", {"path": stops_path})
    with watch.step("project"):
        projected = "ST_Transform(geom, 'EPSG:4326', $system, always_xy := true) AS geom"
        values = {"system": system}
        database.execute(f"CREATE TABLE towns AS SELECT name, {projected} FROM read_towns", values)
        database.execute(f"CREATE TABLE stops AS SELECT {projected} FROM read_stops", values)
    with watch.step("compute"):
        zones = database.execute(COVERED, {"radius": radius}).fetchall()
    print_coverage(zones, watch.timings())


def main() -> None:
    parser = argparse.ArgumentParser(description="Coverage by town with DuckDB.")
    parser.add_argument("zones")
    parser.add_argument("stops")
    parser.add_argument("radius", type=float)
    parser.add_argument("system")
    arguments = parser.parse_args()
    coverage(arguments.zones, arguments.stops, arguments.radius, arguments.system)


if __name__ == "__main__":
    main()
