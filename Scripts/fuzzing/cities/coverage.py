"""The options of `ambit coverage` that ask what an indicator of the plan asks.

laws.py imports it; it is not run by itself.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from city import City
from writing import SYSTEM, system


def coverage_arguments(city: City, folder: Path, parameters: dict[str, Any]) -> list[object]:
    """The arguments for the parameters of a coverage in the plan."""

    def layer(option: str, key: str) -> list[object]:
        return [f"--{option}", folder / f"{key}.geojson"]

    arguments: list[object] = [*layer("zones", "zones"), "--zone-name", "name", "--working-system", SYSTEM]
    given = parameters["facilities"]
    for key in [given] if isinstance(given, str) else given:
        arguments += layer("facilities", key)
    declared = ["zones", "facilities"]
    for name in ("radius", "at-least", "radius-property", "distance", "max-snap"):
        if name in parameters:
            arguments += [f"--{name}", parameters[name]]
    if parameters.get("of") == "population":
        arguments += [*layer("population", "people"), "--population-property", "people"]
        declared.append("population")
        if city.masked:
            arguments += layer("population-mask", "homes")
            declared.append("population-mask")
        if city.weighted:
            arguments += ["--population-weight", "floors"]
    for option, key in (("mask", "mask"), ("streets", "streets")):
        if key in parameters:
            arguments += layer(option, parameters[key])
            declared.append(option)
    for option in declared:
        arguments += [f"--{option}-system", system(city)]
    return arguments
