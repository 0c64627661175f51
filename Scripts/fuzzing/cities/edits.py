"""Scenarios: random edits as a scenario file has them, and what the layers are after them, made by hand.

laws.py imports it; it is not run by itself. Only for cities in metres, where both can be exact.
"""

from __future__ import annotations

import copy
import json
import random
from dataclasses import dataclass
from typing import Any

from city import City, Feature, Places, feature
from writing import ORIGIN, SYSTEM, moved


@dataclass
class Edited:
    """A scenario of a city."""

    text: str
    """The scenario file."""
    after: City
    """The city as it is then."""
    changes_people: bool
    """Whether the people change, so that reach is not all that does."""


def edit(city: City) -> Edited:
    """A scenario of one to eight edits, most of them to the stops."""
    random_ = random.Random(f"edits of {city.seed}")
    after = city.changed()
    corners = [corner for cells in city.zone_cells.values() for cell in cells for corner in cell]
    size = (max(x for x, _ in corners), max(y for _, y in corners))
    place = Places(random_, city.paper, max(size) / 4, size, sorted(set(corners)))
    if city.paper:
        place.step = 250.0
    editor = Editor(random_, after, place)
    edits = [editor.any() for _ in range(random_.randint(1, 8))]
    for one in edits:
        one["project"] = random_.choice(["one", "two", "three"])
    text = json.dumps({"id": "scenario", "baseline": "plan.yaml", "edits": edits}, indent=1)
    return Edited(text, after, editor.changes_people)


class Editor:
    """Draws edits, each of which it makes in the city as well."""

    def __init__(self, random_: random.Random, city: City, place: Places):
        self.random, self.city, self.place = random_, city, place
        self.added = 0
        self.changes_people = False

    def any(self) -> dict[str, Any]:
        """An edit of any kind that the city allows."""
        kinds = [self.add, self.add, self.add, self.remove, self.move_by, self.move_to, self.replace, self.set]
        rare = [self.scale, self.population, self.add_park, self.add_street, self.remove_where]
        return self.random.choice(kinds * 2 + rare)()

    def stops(self) -> tuple[str, list[Feature]]:
        key = self.random.choice(["stops", "stops", "hubs"])
        return key, self.city.layers[key]

    def new_id(self) -> str:
        self.added += 1
        return f"new-{self.added}"

    def written(self, place: Any) -> Any:
        return moved(self.city, place)

    def add(self) -> dict[str, Any]:
        key, features = self.stops()
        if self.random.random() < 0.5:
            # Points without an id, as many at once as a planner may have.
            places = [self.place.draw() for _ in range(self.random.choice([1, 2, 3, 10]))]
            features += [{k: v for k, v in feature("", "Point", p, beds=3).items() if k != "id"} for p in places]
            return {"add": key, "at": [self.written(p) for p in places], "system": SYSTEM, "properties": {"beds": 3}}
        id_, properties = self.new_id(), {"kind": self.random.choice(["bus", "rail"]), "beds": 7, "reach": 250.0}
        place = self.place.draw()
        features.append(feature(id_, "Point", place, **properties))
        return {"add": key, "at": self.written(place), "system": SYSTEM, "id": id_, "properties": properties}

    def pick(self, features: list[Feature]) -> Feature | None:
        with_id = [one for one in features if "id" in one]
        return self.random.choice(with_id) if with_id else None

    def remove(self) -> dict[str, Any]:
        key, features = self.stops()
        one = self.pick(features)
        if one is None or len(features) < 3 or one["id"] in ("s0", "h0"):
            return self.add()
        features.remove(one)
        return {self.random.choice(["remove", "close"]): key, "id": one["id"]}

    def remove_where(self) -> dict[str, Any]:
        features = self.city.layers["stops"]
        least = self.random.randint(20, 50)
        kept = [f for f in features if "id" not in f or f["id"] == "s0" or f["properties"].get("beds", -1) < least]
        if len(kept) == len(features) or not any(f.get("id") == "s0" for f in features):
            return self.add()
        if any(f.get("id") == "s0" and f["properties"].get("beds", -1) >= least for f in features):
            return self.add()
        features[:] = kept
        return {"remove": "stops", "where": {"beds": {"at-least": least}}}

    def move_by(self) -> dict[str, Any]:
        key, features = self.stops()
        one = self.pick(features)
        if one is None:
            return self.add()
        east, north = (float(self.random.randint(-4, 4) * 125) for _ in range(2))
        x, y = one["geometry"]["coordinates"]
        # As Ambit adds them, in the system of the file, so that the sum is rounded alike.
        one["geometry"]["coordinates"] = (ORIGIN[0] + x + east - ORIGIN[0], ORIGIN[1] + y + north - ORIGIN[1])
        return {"move": key, "id": one["id"], "by": {"east": f"{east} m", "north": f"{north} m"}}

    def move_to(self) -> dict[str, Any]:
        key, features = self.stops()
        one = self.pick(features)
        if one is None:
            return self.add()
        one["geometry"]["coordinates"] = self.place.draw()
        return {"move": key, "id": one["id"], "to": self.written(one["geometry"]["coordinates"]), "system": SYSTEM}

    def replace(self) -> dict[str, Any]:
        key, features = self.stops()
        one = self.pick(features)
        if one is None:
            return self.add()
        one["geometry"]["coordinates"] = self.place.draw()
        geometry = {"type": "Point", "coordinates": self.written(one["geometry"]["coordinates"])}
        return {"replace": key, "id": one["id"], "geometry": geometry, "system": SYSTEM}

    def set(self) -> dict[str, Any]:
        key, features = self.stops()
        one = self.pick(features)
        if one is None:
            return self.add()
        properties = self.random.choice([{"reach": 333.5}, {"kind": "bus"}, {"beds": 0}, {"reach": 125.0, "beds": 9}])
        one["properties"].update(properties)
        return {"set": key, "id": one["id"], "properties": properties}

    def scale(self) -> dict[str, Any]:
        for one in self.city.layers["parks"]:
            one["properties"]["floors"] *= 2.0
        return {"scale": "parks", "property": "floors", "by": 2}

    def population(self) -> dict[str, Any]:
        self.changes_people = True
        for one in self.city.layers["people"]:
            one["properties"]["people"] *= 1.5
        return {"population": "all", "by": 1.5}

    def add_park(self) -> dict[str, Any]:
        x, y = self.place.anywhere()
        ring = [(x, y), (x + 130.0, y), (x + 130.0, y + 70.0), (x, y + 70.0), (x, y)]
        one = feature(self.new_id(), "Polygon", [ring], floors=3)
        self.city.layers["parks"].append(one)
        geometry = {"type": "Polygon", "coordinates": self.written([ring])}
        return {
            "add": "parks",
            "geometry": geometry,
            "system": SYSTEM,
            "id": one["id"],
            "properties": copy.copy(one["properties"]),
        }

    def add_street(self) -> dict[str, Any]:
        line = [self.place.anywhere(), self.place.anywhere()]
        if line[0] == line[1]:
            line[1] = (line[0][0] + 100.0, line[0][1])
        one = feature(self.new_id(), "LineString", line, highway="residential", lanes=2)
        self.city.layers["streets"].append(one)
        geometry = {"type": "LineString", "coordinates": self.written(line)}
        return {
            "add": "streets",
            "geometry": geometry,
            "system": SYSTEM,
            "id": one["id"],
            "properties": copy.copy(one["properties"]),
        }
