"""The same city in another guise, and what can be counted by hand.

laws.py imports it; it is not run by itself.
"""

from __future__ import annotations

import math
import random
from typing import Any

from city import City, zone_features
from partition import Cell, neighbours_of

NEAR = 1e-6
"""How close to a border, in metres, a place is left to rounding."""


def shuffled(city: City) -> City:
    """With the features of each layer in another order."""
    random_ = random.Random(f"order of {city.seed}")
    other = city.changed()
    for features in other.layers.values():
        random_.shuffle(features)
    return other


def turned(city: City) -> City:
    """With rings that begin elsewhere and run the other way, and lines that run backwards."""
    random_ = random.Random(f"outline of {city.seed}")
    other = city.changed()
    for features in other.layers.values():
        for feature in features:
            geometry = feature["geometry"]
            geometry["coordinates"] = turn(random_, geometry["coordinates"])
    return other


def turn(random_: random.Random, coordinates: Any) -> Any:
    """Coordinates of any depth, whose rings and lines are turned."""
    if isinstance(coordinates[0], (int, float)):
        return coordinates
    if not isinstance(coordinates[0][0], (int, float)):
        return [turn(random_, part) for part in coordinates]
    line = list(coordinates)
    if line[0] == line[-1] and len(line) > 3:
        begin = random_.randrange(len(line) - 1)
        line = line[begin:-1] + line[: begin + 1]
    return line[::-1] if random_.random() < 0.5 else line


def cut(city: City) -> tuple[str, list[str], City] | None:
    """With a zone cut in two: its name, those of the parts, and the city; `None` where all zones are single cells."""
    random_ = random.Random(f"cutting of {city.seed}")
    names = [name for name, cells in city.zone_cells.items() if len(cells) > 1]
    if not names:
        return None
    name = random_.choice(names)
    halves = [f"{name} a", f"{name} b"]
    cells: dict[str, list[Cell]] = {}
    for zone, owned in city.zone_cells.items():
        if zone != name:
            cells[zone] = owned
            continue
        kept = some_cells(random_, owned)
        cells[halves[0]] = [owned[number] for number in sorted(kept)]
        cells[halves[1]] = [cell for number, cell in enumerate(owned) if number not in kept]
    return name, halves, with_zones(city, cells)


def some_cells(random_: random.Random, cells: list[Cell]) -> set[int]:
    """Some of the cells but not all: connected as long as they can be."""
    neighbours = neighbours_of(cells)
    wanted = random_.randint(1, len(cells) - 1)
    kept: set[int] = set()
    while len(kept) < wanted:
        near = sorted({other for number in kept for other in neighbours[number]} - kept)
        kept.add(random_.choice(near or sorted(set(range(len(cells))) - kept)))
    return kept


def tile(city: City) -> City | None:
    """With some of its zones and all else; `None` where there is one zone."""
    random_ = random.Random(f"tiles of {city.seed}")
    names = list(city.zone_cells)
    if len(names) < 2:
        return None
    kept = set(random_.sample(names, random_.randint(1, len(names) - 1)))
    return with_zones(city, {name: cells for name, cells in city.zone_cells.items() if name in kept})


def with_zones(city: City, cells: dict[str, list[Cell]]) -> City:
    """With other zones."""
    other = city.changed(zone_cells=cells)
    other.layers["zones"] = zone_features(cells)
    return other


def unsettled(city: City) -> tuple[str, ...]:
    """The beginnings of the ids of figures by zone that count places on a border."""
    stops, people = on_border(city, "stops") or on_border(city, "hubs"), on_border(city, "people")
    found: tuple[str, ...] = ("beds", "count", "sum", "qualified") if stops else ()
    if on_border(city, "parks"):
        found += ("ratio",)
    if people:
        found += ("people", "walk", "access", "circle", "green", "beds")
    return found or ("-",)


def on_border(city: City, key: str) -> bool:
    """Whether a point or the middle of a rectangle lies on the border of several zones."""
    for feature in city.layers[key]:
        place = feature["geometry"]["coordinates"]
        if feature["geometry"]["type"] == "Polygon":
            a, _, b = place[0][:3]
            place = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
        zones = [name for name, cells in city.zone_cells.items() if max(depth_in(c, place) for c in cells) > -NEAR]
        if len(zones) > 1:
            return True
    return False


def people_within(city: City, radius: float) -> tuple[float, float]:
    """The least and the most people at points who live in a zone and within a radius of a stop.

    They differ by those at the very border of a zone or of reach; in degrees, by those within 2 m of it and 1 % of the
    radius, which is more than the place of a city in degrees can bend its distances.
    """
    near = 2 + 0.01 * radius if city.degrees else NEAR
    stops = [feature["geometry"]["coordinates"] for feature in city.layers["stops"]]
    cells = [cell for owned in city.zone_cells.values() for cell in owned]
    least = most = 0.0
    for feature in city.layers["people"]:
        place, people = feature["geometry"]["coordinates"], feature["properties"]["people"]
        distance = min(math.dist(place, stop) for stop in stops) - radius
        depth = max(depth_in(cell, place) for cell in cells)
        if distance <= near and depth >= -near:
            most += people
            if distance <= -near and depth >= near:
                least += people
    return least, most


def depth_in(cell: Cell, place: tuple[float, float]) -> float:
    """How far inside a convex cell a place lies, in metres; below 0 outside."""
    depths = []
    for number in range(len(cell)):
        (ax, ay), (bx, by) = cell[number - 1], cell[number]
        cross = (bx - ax) * (place[1] - ay) - (by - ay) * (place[0] - ax)
        depths.append(cross / math.dist((ax, ay), (bx, by)))
    return min(depths)
