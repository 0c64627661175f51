"""Finds the nearest facility within 2 km of every corner with pandana, whose contraction hierarchies are made beforehand.

bench.py runs it: peer_pandana.py FOLDER. Prints JSON: seconds of preparing and of searching (the median of five), and how
many corners are reached. Facilities stand at the nearest corner, as is usual with this tool.
"""

from __future__ import annotations

import contextlib
import json
import sys
import time
from pathlib import Path
from statistics import median

import geopandas
import numpy as np
import pandana
import pandas
import shapely

LIMIT = 2_000


def main(folder: Path) -> None:
    """Measures each step."""
    lines = geopandas.read_file(folder / "streets.geojson").geometry.to_numpy()
    vertices, line = shapely.get_coordinates(lines, return_index=True)
    places, number = np.unique(vertices, axis=0, return_inverse=True)
    number = number.ravel()
    within = line[1:] == line[:-1]
    begin, end = number[:-1][within], number[1:][within]
    length = pandas.DataFrame({"length": np.hypot(*(places[begin] - places[end]).T)})
    points = shapely.get_coordinates(geopandas.read_file(folder / "facilities.geojson").geometry.to_numpy())
    x, y = pandas.Series(places[:, 0]), pandas.Series(places[:, 1])
    times = []
    # The library talks on standard output, where the answer belongs.
    with contextlib.redirect_stdout(sys.stderr):
        start = time.perf_counter()
        network = pandana.Network(x, y, pandas.Series(begin), pandas.Series(end), length)
        network.precompute(LIMIT)
        prepared = time.perf_counter()
        network.set_pois("facilities", LIMIT, 1, pandas.Series(points[:, 0]), pandas.Series(points[:, 1]))
        for _ in range(5):
            before = time.perf_counter()
            found = network.nearest_pois(LIMIT, "facilities", num_pois=1)
            times.append(time.perf_counter() - before)
    answer = {
        "nodes": len(places),
        "preparing": prepared - start,
        "searching": median(times),
        "reached": int((found[1] < LIMIT).sum()),
    }
    print(json.dumps(answer))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
