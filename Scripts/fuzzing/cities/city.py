"""A made-up city of one seed: zones, facilities, parks, homes, people, streets, and the radii that are asked for.

laws.py and fuzz.py import it; it is not run by itself. Coordinates are metres from the city's corner; writing.py moves
them to where the city lies.
"""

from __future__ import annotations

import copy
import random
from dataclasses import dataclass, field, replace
from typing import Any

from partition import Cell, Point, grid_cells, polygons, zones_of_cells
from streets import street_lines

Feature = dict[str, Any]
"""A feature of GeoJSON."""


@dataclass
class City:
    """What a seed makes."""

    seed: int
    paper: bool
    """Whether everything lies on squared paper: circles touch, people live at exactly the radius."""
    degrees: bool
    """Whether files are in degrees; or else in metres of the system that is measured in."""
    zone_cells: dict[str, list[Cell]]
    layers: dict[str, list[Feature]] = field(default_factory=dict)
    radii: list[float] = field(default_factory=list)
    """Rising."""
    surfaces: bool = False
    """Whether people live on surfaces; or else at points."""
    masked: bool = False
    """Whether people of surfaces live on the homes inside them."""
    weighted: bool = False
    only: tuple[str, ...] = ()
    """The figures that are asked for; all for none."""
    shift: tuple[float, float] = (0.0, 0.0)
    """Where the city lies, beyond its usual place."""

    def changed(self, **changes: Any) -> City:
        """A copy with other values, whose layers may be edited without touching this one's."""
        return replace(copy.deepcopy(self), **changes)


def make_city(seed: int) -> City:
    """The city of a seed, always the same."""
    random_ = random.Random(seed)
    paper = random_.random() < 0.4
    step = random_.choice([250.0, 500.0, 1000.0])
    columns, rows = random_.randint(1, 5), random_.randint(1, 5)
    cells = grid_cells(random_, columns, rows, step, 0.0 if paper else random_.choice([0.1, 0.25]))
    zones = zones_of_cells(random_, cells, random_.randint(1, min(7, len(cells))))
    city = City(seed, paper, random_.random() < 0.2, zones)
    size = (columns * step, rows * step)
    corners = sorted({corner for cell in cells for corner in cell})
    place = Places(random_, paper, step, size, corners)
    city.radii = radii(random_, paper, step)
    city.surfaces = random_.random() < 0.5
    city.masked = city.surfaces and random_.random() < 0.5
    city.weighted = city.masked and random_.random() < 0.5
    stops = [facility(random_, f"s{n}", place) for n in range(random_.choice([1, 2, 5, 20, 60, 150, 400]))]
    city.layers = {
        "zones": zone_features(zones),
        "stops": stops,
        "hubs": [facility(random_, f"h{n}", place) for n in range(random_.randint(1, 3))],
        "parks": rectangles(random_, "p", random_.randint(1, 6), place),
        "homes": cell_features(random_, cells, 0.5) + rectangles(random_, "o", random_.randint(0, 2), place),
        "people": people(random_, city.surfaces, place),
        "streets": street_lines(random_, paper, step, size),
    }
    return city


def radii(random_: random.Random, paper: bool, step: float) -> list[float]:
    """Four radii: on squared paper those at which circles touch each other and corners."""
    if paper:
        some = [step / 4, step / 2, step, step * 5 / 4, step * 2]
    else:
        some = [random_.uniform(0.05, 2.5) * step for _ in range(5)]
    return sorted(random_.sample(some, 3) + [random_.choice([0.001, 1.0, 20 * step, random_.uniform(1, 300)])])


class Places:
    """Draws places as planners' data have them, and worse."""

    def __init__(self, random_: random.Random, paper: bool, step: float, size: Point, corners: list[Point]):
        self.random, self.paper, self.step, self.size, self.corners = random_, paper, step, size, corners
        self.drawn: list[Point] = []

    def draw(self) -> Point:
        """A place: anywhere, on a corner of zones, where another is, over the border, or far away."""
        chance = self.random.random()
        if self.drawn and chance < 0.1:
            place = self.random.choice(self.drawn)
        elif chance < 0.2:
            place = self.random.choice(self.corners)
        elif chance < 0.21:
            place = (self.size[0] + 30_000.0, -20_000.0)
        else:
            place = self.anywhere(self.step if chance < 0.35 else 0.0)
        self.drawn.append(place)
        return place

    def anywhere(self, margin: float = 0.0) -> Point:
        """A place within the city or a margin around it."""
        drawn = [self.random.uniform(-margin, side + margin) for side in self.size]
        if self.paper:
            drawn = [round(value / (self.step / 4)) * self.step / 4 for value in drawn]
        return round(drawn[0], 3), round(drawn[1], 3)


def feature(id_: str, type_: str, coordinates: Any, **properties: Any) -> Feature:
    """A feature with an id."""
    geometry = {"type": type_, "coordinates": coordinates}
    return {"type": "Feature", "id": id_, "properties": properties, "geometry": geometry}


def zone_features(zones: dict[str, list[Cell]]) -> list[Feature]:
    """The zones as surfaces of one or several parts."""
    return [surface(name, polygons(cells), name=name) for name, cells in zones.items()]


def surface(id_: str, parts: list[Any], **properties: Any) -> Feature:
    """A surface of one or several parts."""
    if len(parts) == 1:
        return feature(id_, "Polygon", parts[0], **properties)
    return feature(id_, "MultiPolygon", parts, **properties)


def facility(random_: random.Random, id_: str, place: Places) -> Feature:
    """A facility at a point, with its own reach now and then."""
    properties: dict[str, Any] = {"kind": random_.choice(["bus", "rail"]), "beds": random_.randint(0, 50)}
    # The first of a layer has one, for a property that nobody has is refused.
    if id_ == "s0" or random_.random() < 0.7:
        properties["reach"] = random_.choice([0.5, 1, 1.25, 3]) * place.step if place.paper else random_.uniform(1, 900)
    return feature(id_, "Point", place.draw(), **properties)


def rectangles(random_: random.Random, prefix: str, count: int, place: Places) -> list[Feature]:
    """Rectangles that overlap each other and the borders of zones."""
    found = []
    for number in range(count):
        (x0, y0), (x1, y1) = place.anywhere(place.step / 2), place.anywhere(place.step / 2)
        if abs(x1 - x0) < 1 or abs(y1 - y0) < 1:
            x1, y1 = x0 + place.step / 2, y0 + place.step / 2
        (x0, x1), (y0, y1) = sorted((x0, x1)), sorted((y0, y1))
        ring = [(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)]
        found.append(feature(f"{prefix}{number}", "Polygon", [ring], floors=random_.randint(1, 9)))
    return found


def cell_features(random_: random.Random, cells: list[Cell], chance: float) -> list[Feature]:
    """Some of the cells, each a surface of its own."""
    return [
        feature(f"c{number}", "Polygon", [[*cell, cell[0]]], floors=random_.randint(1, 9))
        for number, cell in enumerate(cells)
        if number == 0 or random_.random() < chance
    ]


def people(random_: random.Random, surfaces: bool, place: Places) -> list[Feature]:
    """People at points, some on corners and where facilities are; or on squares that cross the borders of zones."""
    if not surfaces:
        return [
            feature(f"q{number}", "Point", place.draw(), people=random_.randint(0, 500))
            for number in range(random_.randint(1, 40))
        ]
    side = place.step * random_.choice([0.5, 0.75, 1.5])
    columns, rows = (int(length // side) + 1 for length in place.size)
    squares = [(c, r) for r in range(rows) for c in range(columns)]
    kept = [square for square in squares if random_.random() < 0.7] or squares[:1]
    found = []
    for number, (column, row) in enumerate(kept):
        x, y = column * side, row * side
        ring = [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
        found.append(feature(f"q{number}", "Polygon", [ring], people=random_.randint(0, 500)))
    return found
