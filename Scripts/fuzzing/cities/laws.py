"""The laws that hold for every city. Each takes a trial and gives what breaks it, a line each; none where it holds.

fuzz.py imports it; it is not run by itself. A law of equal figures up to rounding takes them relative to what is
measured, a law of equal bits says so.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import transform
from ambit import WHOLE, Ambit, Figure, Figures
from city import City
from coverage import coverage_arguments
from edits import Edited, edit
from faulty import with_fault
from writing import figures, write

ROUNDING = 1e-9


@dataclass
class Trial:
    """A city with its files and figures."""

    city: City
    folder: Path
    ambit: Ambit

    @cached_property
    def plan(self) -> Path:
        return write(self.city, self.folder)

    @cached_property
    def shuffled(self) -> Figures:
        return self.figures_of(transform.shuffled(self.city), "order")

    @cached_property
    def settled(self) -> Figures:
        """The figures that do not count places on the border of several zones, which belong to the first of them."""
        skip = transform.unsettled(self.city)
        return {key: f for key, f in self.base.items() if key[1] == WHOLE or not key[0].startswith(skip)}

    @cached_property
    def tile(self) -> tuple[Figures, Figures]:
        """The figures of some of the zones, among all and alone."""
        some = transform.tile(self.city)
        if self.city.degrees or some is None:
            return {}, {}
        skip = ("critical", "street", "density", "length") if self.city.paper else ("critical",)
        among = {
            key: figure
            for key, figure in self.settled.items()
            if key[1] in some.zone_cells and not key[0].startswith(skip)
        }
        return among, self.figures_of(some, "tiles")

    @cached_property
    def base(self) -> Figures:
        return self.ambit.evaluate(self.plan)

    def figures_of(self, city: City, name: str) -> Figures:
        """The figures of another city, whose files go into a folder of that name."""
        return self.ambit.evaluate(write(city, self.folder / name))


Law = Callable[[Trial], Iterator[str]]
LAWS: dict[str, Law] = {}


def law(function: Law) -> Law:
    """Puts a law on the list."""
    LAWS[function.__name__.replace("_", "-")] = function
    return function


def differences(before: Figures, after: Figures, tolerance: float, skip: tuple[str, ...] = ()) -> Iterator[str]:
    """Where figures differ by more than rounding; or, for a tolerance of 0, by a bit."""
    for key in before:
        if key[0].startswith(skip) and skip:
            continue
        if key not in after:
            yield f"{key[0]} in {key[1]}: no figure there"
            continue
        for part in ("value", "numerator", "denominator"):
            a, b = getattr(before[key], part), getattr(after[key], part)
            if not close(a, b, tolerance, scale(before[key], part)):
                yield f"{key[0]} in {key[1]}: {part} {a!r} and {b!r}"


def scale(figure: Figure, part: str) -> float:
    """What rounding is relative to: a share to 1, a numerator to its denominator where that is greater."""
    whole = figure.denominator if part == "numerator" else None
    return max(1.0, abs(whole or 0), abs(getattr(figure, part) or 0))


def close(a: float | None, b: float | None, tolerance: float, scale: float = 1.0) -> bool:
    """Whether two numbers, or two that are missing, are equal up to rounding."""
    if a is None or b is None:
        return a is None and b is None
    return a == b or abs(a - b) <= tolerance * scale


# Figures of one plan


@law
def sound(trial: Trial) -> Iterator[str]:
    """A sound city is taken. Nothing else is asked of one that is not."""
    assert trial.base
    yield from ()


@law
def monotone(trial: Trial) -> Iterator[str]:
    """A larger radius covers no less, more facilities at once no more, all shares lie between 0 and 1."""
    asked, zones = {id_ for id_, _ in trial.base}, {zone for _, zone in trial.base}
    chains = [[f"{kind}-{n}" for n in range(4)] for kind in ("land", "people", "walk", "street")]
    chains += [[f"land-{n}-thrice", f"land-{n}-twice", f"land-{n}", f"both-{n}"] for n in (1, 2)]
    chains += [[f"people-{n}-twice", f"people-{n}"] for n in (1, 2)] + [["mask-1", "mask-2"], ["critical", "land-1"]]
    if not trial.city.surfaces:
        chains += [[f"walk-{n}", f"people-{n}"] for n in range(4)]
    for chain in chains:
        for lesser, greater in zip(chain, chain[1:]):
            for zone in zones if lesser in asked and greater in asked else ():
                a, b = trial.base[lesser, zone], trial.base[greater, zone]
                if (a.numerator or 0) > (b.numerator or 0) + ROUNDING * scale(b, "numerator"):
                    yield f"{lesser} in {zone} is {a.numerator!r}, {greater} {b.numerator!r}"
    for (id_, zone), figure in trial.base.items():
        if figures(trial.city)[id_][0] == "coverage" and not 0 <= (figure.value or 0) <= 1 + ROUNDING:
            yield f"{id_} in {zone}: {figure.value!r} is no share"


@law
def parts(trial: Trial) -> Iterator[str]:
    """Zones that do not overlap add up to the whole."""
    names = [name for name in trial.city.zone_cells]
    for id_, (measure, _) in figures(trial.city).items():
        if measure not in ("coverage", "share", "total", "amount-per-person") or id_ == "critical":
            continue
        for part in ("numerator", "denominator"):
            whole = getattr(trial.base[id_, WHOLE], part)
            pieces = [getattr(trial.base[id_, name], part) for name in names]
            if whole is None or None in pieces:
                continue
            if not close(sum(pieces), whole, ROUNDING, scale(trial.base[id_, WHOLE], part)):
                yield f"{id_}: the zones' {part}s are {sum(pieces)!r} in all, the whole's {whole!r}"


@law
def counted(trial: Trial) -> Iterator[str]:
    """People at points within reach are those that counting one by one finds."""
    if trial.city.surfaces:
        return
    for number, radius in enumerate(trial.city.radii):
        if (f"people-{number}", WHOLE) not in trial.base:
            continue
        least, most = transform.people_within(trial.city, radius)
        covered = trial.base[f"people-{number}", WHOLE].numerator or 0
        if not least - 1e-9 <= covered <= most + 1e-9:
            yield f"people-{number}: {covered!r}, by counting {least} to {most}"


# The same city, written in another way


@law
def order(trial: Trial) -> Iterator[str]:
    """The order of features changes no figure."""
    yield from differences(trial.settled, trial.shuffled, ROUNDING)


@law
def order_bits(trial: Trial) -> Iterator[str]:
    """The order of features changes no bit."""
    yield from differences(trial.settled, trial.shuffled, 0)


@law
def outline(trial: Trial) -> Iterator[str]:
    """Where rings begin, which way they and lines run, changes nothing."""
    yield from differences(trial.base, trial.figures_of(transform.turned(trial.city), "outline"), ROUNDING, ("park-near",))


@law
def moving(trial: Trial) -> Iterator[str]:
    """A city that lies elsewhere has the same shares."""
    if trial.city.degrees:
        return
    shift = (4096.0, -2048.0) if trial.city.paper else (12_345.678, -9_876.543)
    yield from differences(trial.base, trial.figures_of(trial.city.changed(shift=shift), "moving"), ROUNDING)


@law
def cutting(trial: Trial) -> Iterator[str]:
    """A zone cut in two is the sum of its parts, and all else stays."""
    cut = transform.cut(trial.city)
    if cut is None:
        return
    name, halves, city = cut
    after = trial.figures_of(city, "cutting")
    # Surfaces whose people walk from the middle of each piece are in other pieces then.
    skip = ("access", "circle", "walk") if trial.city.surfaces else ()
    kept = {key: figure for key, figure in trial.base.items() if key[1] != name}
    yield from differences(kept, after, ROUNDING, skip + ("critical",))
    for id_, (measure, _) in figures(trial.city).items():
        if measure not in ("coverage", "share", "total") or id_.startswith(skip or ("-",)):
            continue
        for part in ("numerator", "denominator"):
            whole = getattr(trial.base[id_, name], part)
            pieces = [getattr(after[id_, half], part) for half in halves]
            if whole is None or None in pieces:
                continue
            if not close(sum(pieces), whole, ROUNDING, scale(trial.base[id_, name], part)):
                yield f"{id_} in {name}: {part} {whole!r}, its parts {sum(pieces)!r}"


@law
def tiles(trial: Trial) -> Iterator[str]:
    """Some of the zones alone have the figures that they have among all.

    Streets on squared paper run along borders, where they count half in each of two zones: these are left out.
    """
    yield from differences(*trial.tile, ROUNDING)


@law
def tiles_bits(trial: Trial) -> Iterator[str]:
    """Some of the zones alone have the same bits as among all."""
    yield from differences(*trial.tile, 0)


# Other commands


@law
def commands(trial: Trial) -> Iterator[str]:
    """`ambit coverage` gives the digits of `ambit evaluate`."""
    random_ = random.Random(f"commands of {trial.city.seed}")
    ids = [id_ for id_, (measure, _) in figures(trial.city).items() if measure == "coverage" and "street" not in id_]
    for id_ in random_.sample(ids, min(4, len(ids))):
        arguments = coverage_arguments(trial.city, trial.plan.parent, figures(trial.city)[id_][1])
        seen = trial.ambit.coverage(arguments)
        expected = {("coverage", zone): f for (i, zone), f in trial.base.items() if i == id_}
        yield from (f"{id_}, {line}" for line in differences(expected, seen, 0))


@law
def check(trial: Trial) -> Iterator[str]:
    """`ambit check` refuses nothing that `ambit evaluate` takes."""
    trial.ambit.run(["check", trial.plan, "--quiet"])
    yield from ()


@law
def judgement(trial: Trial) -> Iterator[str]:
    """Data with a fault are refused by `check`, `evaluate` and `coverage` alike, or taken by all."""
    name, city = with_fault(trial.city)
    plan = write(city, trial.folder / "faulty")
    parameters = list(figures(city).values())[-1][1]
    asked = {
        "check": ["check", plan, "--quiet"],
        "evaluate": ["evaluate", plan, "--output", plan.parent / "results", "--quiet"],
        "coverage": ["coverage", *coverage_arguments(city, plan.parent, parameters), "--quiet"],
    }
    codes = {command: trial.ambit.code(arguments) for command, arguments in asked.items()}
    if len(set(codes.values())) > 1 or not set(codes.values()) <= {0, 65}:
        yield f"{name}: exit codes {codes}"


@law
def scenario(trial: Trial) -> Iterator[str]:
    """A scenario's figures are those of files edited by hand; what is gained and lost is the change."""
    if trial.city.degrees:
        return
    edited = edit(trial.city)
    path = trial.plan.parent / "scenario.yaml"
    path.write_text(edited.text, encoding="utf-8")
    answer = trial.ambit.compare(trial.plan, path)["scenarios"][0]
    by_hand = trial.figures_of(edited.after, "by-hand")
    for indicator in answer["indicators"]:
        id_ = indicator["id"]
        for row in [{**indicator, "name": WHOLE}, *indicator["zones"]]:
            key = (id_, row["name"])
            for name, expected in (("before", trial.base[key].value), ("after", by_hand[key].value)):
                if not close(row[name], expected, ROUNDING, max(1.0, abs(expected or 0))):
                    yield f"{id_} in {row['name']}: {name} {row[name]!r}, by hand {expected!r}"
        yield from gains(trial, indicator, edited)
        yield from shares(indicator, answer["projects"])


def gains(trial: Trial, indicator: dict, edited: Edited) -> Iterator[str]:
    """What is covered after less what was before is what is gained less what is lost."""
    reach, id_ = indicator.get("reach"), indicator["id"]
    parameters = figures(trial.city)[id_][1]
    if not reach or indicator["before"] is None or indicator["after"] is None or "mask" in parameters:
        return
    if "distance" in parameters or (parameters.get("of") == "population" and edited.changes_people):
        return
    what = "people" if parameters.get("of") == "population" else "area"
    whole = trial.base[id_, WHOLE].denominator or 0
    change = (indicator["after"] - indicator["before"]) * whole
    balance = (reach[f"{what}Gained"] or 0) - (reach[f"{what}Lost"] or 0)
    if abs(change - balance) > ROUNDING * max(1.0, whole):
        yield f"{id_}: {what} covered changes by {change!r}, gained less lost is {balance!r}"


def shares(indicator: dict, projects: list[dict]) -> Iterator[str]:
    """What the projects contribute is the change in all."""
    found = [p["shares"][indicator["id"]] for p in projects if p["shares"].get(indicator["id"])]
    if len(projects) < 2 or not found or indicator["change"] is None or any(s["shapley"] is None for s in found):
        return
    total = sum(share["shapley"] for share in found)
    if abs(total - indicator["change"]) > ROUNDING * max(1.0, abs(indicator["change"])):
        yield f"{indicator['id']}: the projects' shares are {total!r} in all, the change {indicator['change']!r}"


@law
def site(trial: Trial) -> Iterator[str]:
    """What `ambit site` promises is what `ambit compare` finds in its scenario. One city in five."""
    before = trial.base.get(("land-2", WHOLE))
    if trial.city.seed % 5 or trial.city.radii[2] < 50 or before is None or (before.value or 0) > 0.999:
        return
    output = trial.folder / "siting"
    asked = ["--indicator", "land-2", "--add", "2", "--time-limit", "5s", "--output", output]
    promised = trial.ambit.json(["site", trial.plan, *asked])["covered"]["share"]
    compared = trial.ambit.compare(trial.plan, output / "scenario.yaml", ["land-2"])["scenarios"][0]["indicators"]
    found = next(indicator["after"] for indicator in compared if indicator["id"] == "land-2")
    if promised != found:
        yield f"land-2: promised {promised!r}, found {found!r}"
