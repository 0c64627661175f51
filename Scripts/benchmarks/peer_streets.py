"""Builds the street graph with GeoPandas and NumPy and finds the nearest facility with SciPy.

bench.py runs it: peer_streets.py FOLDER. Prints JSON: seconds of reading, building and searching (the median of five),
and how many nodes are reached. Facilities stand at the nearest vertex, as is usual with these tools.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from statistics import median

import geopandas
import numpy as np
import shapely
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree

LIMIT = 2_000


def main(folder: Path) -> None:
    """Measures each step."""
    start = time.perf_counter()
    lines = geopandas.read_file(folder / "streets.geojson").geometry.to_numpy()
    read = time.perf_counter()
    vertices, line = shapely.get_coordinates(lines, return_index=True)
    places, number = np.unique(vertices, axis=0, return_inverse=True)
    number = number.ravel()
    within = line[1:] == line[:-1]
    begin, end = number[:-1][within], number[1:][within]
    length = np.hypot(*(places[begin] - places[end]).T)
    rows, columns = np.concatenate([begin, end]), np.concatenate([end, begin])
    graph = csr_matrix((np.concatenate([length, length]), (rows, columns)), shape=(len(places), len(places)))
    built = time.perf_counter()
    points = shapely.get_coordinates(geopandas.read_file(folder / "facilities.geojson").geometry.to_numpy())
    sources = np.unique(cKDTree(places).query(points)[1])
    times = []
    for _ in range(5):
        before = time.perf_counter()
        distances = dijkstra(graph, indices=sources, min_only=True, limit=LIMIT)
        times.append(time.perf_counter() - before)
    answer = {
        "nodes": len(places),
        "reading": read - start,
        "building": built - read,
        "searching": median(times),
        "reached": int(np.isfinite(distances).sum()),
    }
    print(json.dumps(answer))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
