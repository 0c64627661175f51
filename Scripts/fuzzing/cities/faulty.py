"""Cities with a fault that planners' data have: one feature or a few are wrong.

laws.py imports it; it is not run by itself.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from city import City, Feature

Fault = Callable[[random.Random, City], None]
"""Puts a fault into a city."""


def with_fault(city: City) -> tuple[str, City]:
    """The city with a fault, and what it is called."""
    random_ = random.Random(f"fault of {city.seed}")
    name = random_.choice(sorted(FAULTS))
    # Few indicators, so that every command reads the layers with the fault and no others.
    other = city.changed(only=("people-1", "people-own") if "reach" in name else ("people-1",))
    FAULTS[name](random_, other)
    return name, other


def some(random_: random.Random, city: City, *keys: str) -> Feature:
    """A feature of one of these layers."""
    return random_.choice(city.layers[random_.choice(keys)])


def bow_tie(key: str) -> Fault:
    """A surface whose outline crosses itself."""

    def put(random_: random.Random, city: City) -> None:
        geometry = some(random_, city, key)["geometry"]
        if geometry["type"] == "Polygon" and len(geometry["coordinates"][0]) == 5:
            ring = geometry["coordinates"][0]
            geometry["coordinates"][0] = [ring[0], ring[2], ring[1], ring[3], ring[0]]

    return put


def geometry(key: str, value: Callable[[Any], Any]) -> Fault:
    """A geometry that another takes the place of."""

    def put(random_: random.Random, city: City) -> None:
        feature = some(random_, city, key)
        feature["geometry"] = value(feature["geometry"])

    return put


def property_(key: str, name: str, value: Any) -> Fault:
    """A value that is none."""

    def put(random_: random.Random, city: City) -> None:
        some(random_, city, key)["properties"][name] = value

    return put


def without(key: str, name: str) -> Fault:
    """A value that is missing."""

    def put(random_: random.Random, city: City) -> None:
        some(random_, city, key)["properties"].pop(name, None)

    return put


def twice(key: str) -> Fault:
    """A feature that stands twice."""

    def put(random_: random.Random, city: City) -> None:
        city.layers[key].append(some(random_, city, key))

    return put


def same_name(random_: random.Random, city: City) -> None:
    """Two zones of one name."""
    for feature in city.layers["zones"][-2:]:
        feature["properties"]["name"] = "zone"


def spiked(shape: Any) -> Any:
    """A ring that runs out to a point and back."""
    if shape["type"] != "Polygon":
        return shape
    ring = list(shape["coordinates"][0])
    x, y = ring[0]
    return {**shape, "coordinates": [[*ring[:-1], (x, y), (x - 50.0, y - 50.0), (x, y)]]}


def opened(shape: Any) -> Any:
    """A ring whose last corner is not its first."""
    if shape["type"] != "Polygon":
        return shape
    return {**shape, "coordinates": [list(shape["coordinates"][0])[:-1]]}


FAULTS: dict[str, Fault] = {
    "zone bow-tie": bow_tie("zones"),
    "people bow-tie": bow_tie("people"),
    "zone without a place": geometry("zones", lambda _: None),
    "stop without a place": geometry("stops", lambda _: None),
    "people without a place": geometry("people", lambda _: None),
    "empty zone": geometry("zones", lambda _: {"type": "MultiPolygon", "coordinates": []}),
    "empty stop": geometry("stops", lambda _: {"type": "MultiPoint", "coordinates": []}),
    "empty people": geometry("people", lambda _: {"type": "MultiPolygon", "coordinates": []}),
    "spiked zone": geometry("zones", spiked),
    "open zone": geometry("zones", opened),
    "stop far away": geometry("stops", lambda _: {"type": "Point", "coordinates": (-600_000.0, -3_000_000.0)}),
    "line for a zone": geometry("zones", lambda _: {"type": "LineString", "coordinates": [(0.0, 0.0), (9.0, 9.0)]}),
    "line for a stop": geometry("stops", lambda _: {"type": "LineString", "coordinates": [(0.0, 0.0), (9.0, 9.0)]}),
    "people missing": without("people", "people"),
    "people null": property_("people", "people", None),
    "people in text": property_("people", "people", "12"),
    "people in words": property_("people", "people", "many"),
    "people below 0": property_("people", "people", -3),
    "people true": property_("people", "people", True),
    "reach in text": property_("stops", "reach", "300"),
    "reach with unit": property_("stops", "reach", "300 m"),
    "reach in words": property_("stops", "reach", "far"),
    "reach below 0": property_("stops", "reach", -5),
    "reach of 0": property_("stops", "reach", 0),
    "reach null": property_("stops", "reach", None),
    "zone without a name": without("zones", "name"),
    "zone whose name is a number": property_("zones", "name", 7),
    "zones of one name": same_name,
    "zone twice": twice("zones"),
    "stop twice": twice("stops"),
    "people twice": twice("people"),
}
