"""Writes a city's files as Ambit reads them: layers, the plan with its indicators, scenarios.

laws.py imports it; it is not run by itself.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from city import City, Feature

SYSTEM = "EPSG:4549"
ORIGIN = (600_000.0, 3_440_000.0)
"""Where cities in metres lie: at 121.04° east, 31.08° north."""
CORNER = (121.4, 31.1)
METRES_PER_DEGREE = (95_400.0, 110_870.0)

Figure = tuple[str, dict[str, Any]]
"""A measure and its parameters."""


def moved(city: City, coordinates: Any) -> Any:
    """Coordinates of any depth in the system of the city's files."""
    if coordinates and isinstance(coordinates[0], (int, float)):
        x, y = coordinates[0] + city.shift[0], coordinates[1] + city.shift[1]
        if city.degrees:
            return [round(CORNER[0] + x / METRES_PER_DEGREE[0], 9), round(CORNER[1] + y / METRES_PER_DEGREE[1], 9)]
        return [ORIGIN[0] + x, ORIGIN[1] + y]
    return [moved(city, part) for part in coordinates]


def collection(city: City, features: list[Feature]) -> str:
    """A layer as GeoJSON, a feature a line."""
    lines = []
    for one in features:
        geometry = one["geometry"]
        if geometry is not None:
            geometry = {"type": geometry["type"], "coordinates": moved(city, geometry["coordinates"])}
        lines.append(json.dumps({**one, "geometry": geometry}))
    return '{"type": "FeatureCollection", "features": [\n' + ",\n".join(lines) + "\n]}\n"


def system(city: City) -> str:
    """The system of the city's files."""
    return "WGS84" if city.degrees else SYSTEM


def figures(city: City) -> dict[str, Figure]:
    """The indicators of the plan by their ids."""
    found: dict[str, Figure] = {}

    def coverage(id_: str, radius: float | None, **more: Any) -> None:
        parameters: dict[str, Any] = {"facilities": "stops", **more}
        if radius is not None:
            parameters["radius"] = length(radius)
        found[id_] = ("coverage", parameters)

    walk = {"distance": "along-streets", "streets": "streets", "max-snap": "150 m"}
    for number, radius in enumerate(city.radii):
        coverage(f"land-{number}", radius)
        coverage(f"people-{number}", radius, of="population")
        coverage(f"walk-{number}", radius, of="population", **walk)
        coverage(f"street-{number}", radius, of="streets", **walk)
    for number in (1, 2):
        coverage(f"mask-{number}", city.radii[number], mask="homes")
        coverage(f"both-{number}", city.radii[number], facilities=["hubs", "stops"])
        coverage(f"land-{number}-twice", city.radii[number], **{"at-least": 2})
        coverage(f"land-{number}-thrice", city.radii[number], **{"at-least": 3})
        coverage(f"people-{number}-twice", city.radii[number], of="population", **{"at-least": 2})
    coverage("land-own", city.radii[1], **{"radius-property": "reach"})
    coverage("people-own", city.radii[1], of="population", **{"radius-property": "reach"})
    coverage("park-near", city.radii[1], facilities="parks")
    found["critical"] = ("critical-facilities", {"facilities": "stops", "radius": length(city.radii[1])})
    found["green"] = ("amount-per-person", {"layers": "parks"})
    found["beds"] = ("amount-per-person", {"layers": "stops", "property": "beds", "unit": "beds/person"})
    found["density"] = ("density", {"layers": "streets"})
    found["share"] = ("share", {"layers": "parks"})
    found["share-homes"] = ("share", {"layers": "parks", "mask": "homes"})
    found["count"] = ("total", {"layers": ["stops", "hubs"]})
    found["length"] = ("total", {"layers": "streets", "of": "length"})
    found["area"] = ("total", {"layers": "parks", "of": "area"})
    found["sum"] = ("total", {"layers": "stops", "of": "sum", "property": "beds", "unit": "beds"})
    found["qualified"] = ("qualified-share", {"layers": "stops", "condition": {"kind": "bus"}})
    found["ratio"] = ("ratio", {"layer": "parks", "property": "floors", "by-layer": "parks"})
    categories = [
        {"name": "stop", "layers": "stops", "distance": length(city.radii[1])},
        {"name": "hub", "layers": "hubs", "where": {"kind": "rail"}, "distance": length(city.radii[2])},
    ]
    found["circle"] = ("life-circle", {"categories": categories})
    access = {"opportunities": "stops", "property": "beds", "limit": length(city.radii[2])}
    found["access"] = ("accessibility", access)
    return {id_: figure for id_, figure in found.items() if not city.only or id_ in city.only}


def length(metres: float) -> str:
    """A length as plans write it, with all digits."""
    return f"{metres!r} m"


def plan(city: City) -> str:
    """The text of the plan; JSON is YAML."""
    population = {"layer": "people", "property": "people", "year": 2020}
    if city.masked:
        population["mask"] = "homes"
    if city.weighted:
        population["weight"] = "floors"
    keys = {key: {"file": f"{key}.geojson", "system": system(city)} for key in city.layers}
    indicators = [
        {"id": id_, "name": id_, "measure": measure, "parameters": parameters}
        for id_, (measure, parameters) in figures(city).items()
    ]
    head = {"title": f"City {city.seed}", "working-system": SYSTEM, "layers": keys}
    body = {"zones": {"layer": "zones", "name-field": "name"}, "population": population}
    text = ",\n".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in {**head, **body}.items())
    lines = ",\n".join(json.dumps(indicator) for indicator in indicators)
    return "{\n" + text + ',\n"indicators": [\n' + lines + "\n]}\n"


def write(city: City, folder: Path) -> Path:
    """Writes the layers and the plan into a folder, and gives the path of the plan."""
    folder.mkdir(parents=True, exist_ok=True)
    for key, features in city.layers.items():
        (folder / f"{key}.geojson").write_text(collection(city, features), encoding="utf-8")
    path = folder / "plan.yaml"
    path.write_text(plan(city), encoding="utf-8")
    return path
