#!/usr/bin/env python3
"""Reads the layers that `ambit compare` writes with geopandas and prints who gains where.

Run it after a comparison, on the folder of one scenario:

    ambit compare GeoData/minhang/plan.yaml GeoData/minhang/scenarios/bus-stops.yaml
    python3 Scripts/examples/layers.py GeoData/minhang/comparison/plan/bus-stops
"""

import sys
from pathlib import Path

try:
    import geopandas
except ImportError:
    sys.exit("layers.py needs geopandas: python3 -m venv .venv && .venv/bin/pip install geopandas")


def main(folder: Path) -> None:
    towns = geopandas.read_file(folder / "towns.geojson").set_index("name")
    for path in sorted(folder.glob("*-gained.geojson")):
        gained = geopandas.read_file(path)
        indicator = path.name.removesuffix("-gained.geojson")
        # The property area_m2 was measured in the plan's working system; an equal-area projection agrees with it.
        check = gained.to_crs(epsg=6933).area.sum()
        print(f"{indicator}: {gained.area_m2.sum() / 1e4:,.0f} ha newly in reach ({check / 1e4:,.0f} ha in EPSG:6933)")
        changes = towns[f"{indicator}-change"].sort_values(ascending=False)
        for town, change in changes[changes > 0.0005].items():
            print(f"  {town}: {change:+.2%}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(f"Usage: {sys.argv[0]} FOLDER")
    main(Path(sys.argv[1]))
