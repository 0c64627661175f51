"""Makes a city that breaks a law smaller, as long as it still breaks it: fewer figures, features and zones.

fuzz.py imports it; it is not run by itself.
"""

from __future__ import annotations

from collections.abc import Callable

from city import City
from transform import with_zones
from writing import figures

Breaks = Callable[[City], bool]
"""Whether a city breaks the law."""


def shrunk(city: City, breaks: Breaks, tries: int = 400) -> City:
    """The smallest city that some hundred tries find."""
    left = [tries]

    def still(candidate: City) -> bool:
        left[0] -= 1
        return left[0] > 0 and breaks(candidate)

    city = fewer_figures(city, still)
    before = None
    while before != size(city) and left[0] > 0:
        before = size(city)
        for key in sorted(city.layers):
            if key != "zones":
                city = fewer_features(city, key, still)
        for name in list(city.zone_cells):
            kept = {zone: cells for zone, cells in city.zone_cells.items() if zone != name}
            if kept and still(smaller := with_zones(city, kept)):
                city = smaller
    return city


def size(city: City) -> int:
    """How many features there are."""
    return sum(map(len, city.layers.values()))


def fewer_figures(city: City, still: Breaks) -> City:
    """With as few figures as show the fault."""
    ids = list(figures(city))
    step = len(ids) // 2
    while step >= 1:
        for begin in range(0, len(ids), step):
            kept = ids[:begin] + ids[begin + step :]
            if kept and still(candidate := city.changed(only=tuple(kept))):
                city, ids = candidate, kept
                break
        else:
            step //= 2
    return city


def fewer_features(city: City, key: str, still: Breaks) -> City:
    """With as few features of a layer as show the fault; one stays."""
    step = max(1, len(city.layers[key]) // 2)
    while step >= 1:
        begin = 0
        while begin < len(city.layers[key]):
            features = city.layers[key]
            kept = features[:begin] + features[begin + step :]
            candidate = city.changed()
            candidate.layers[key] = kept
            if kept and still(candidate):
                city = candidate
            else:
                begin += step
        step //= 2
    return city
