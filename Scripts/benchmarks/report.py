"""Writes the report of a benchmark as Markdown: goals, a table for each size, agreement, machine.

bench.py imports it; it is not run by itself. A ratio over 1 is in Ambit's favour.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from results import AMBIT, READING_RIVAL, RIVAL, Cost, Edits, Results, Series, Walks, peak, step, whole_process

COLUMNS: tuple[tuple[str, Cost], ...] = (
    ("whole process", whole_process),
    ("files in to figures out", step("total")),
    ("reading", step("read")),
    ("projecting", step("project")),
    ("computing", step("compute")),
)

COVERAGE_GOALS = (
    # Size, what is measured, the column's cost, times GeoPandas at least.
    ("medium", "files in to figures out", step("total"), 15),
    ("large", "files in to figures out", step("total"), 30),
    ("medium", "computing alone", step("compute"), 25),
    ("large", "computing alone", step("compute"), 50),
)
READING_GOAL = 5
MEMORY_GOAL = 8
EVALUATION_GOAL = 1.0
COMPARISON_GOAL = 5
EDIT_GOAL = 5.0
EDIT_RATIO_GOAL = 100
WALK_GOAL = 2
STREETS_GOAL = 5
PANDANA_GOAL = 20


def markdown(
    description: dict[str, str],
    results: dict[str, Results],
    evaluation: Series,
    comparison: Series,
    edits: Edits | None,
    walks: Walks | None,
    prepared: Walks | None,
) -> str:
    """The whole report."""
    parts = [machine_line(description), goals_table(results, evaluation, comparison, edits, walks, prepared)]
    for size, result in results.items():
        parts += [f"**{title(size, result)}**", coverage_table(result), reading_table(result)]
    parts.append(agreement_table(results))
    return "\n\n".join(part for part in parts if part) + "\n"


def machine_line(description: dict[str, str]) -> str:
    """The machine in one sentence."""
    return "Measured on: " + ", ".join(f"{name} {value}" for name, value in description.items()) + "."


def title(size: str, result: Results) -> str:
    """A size in words."""
    work = f"{result.stops:,} stops, {result.towns:,} towns"
    return f"{size.capitalize()}: {work}, {result.input_bytes / 1e6:.1f} MB of GeoJSON"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


# Goals


def goals_table(
    results: dict[str, Results],
    evaluation: Series,
    comparison: Series,
    edits: Edits | None,
    walks: Walks | None,
    prepared: Walks | None,
) -> str:
    """Each goal that the chosen sizes can show, what was measured and whether it is held."""
    rows = []
    for size, what, cost, goal in COVERAGE_GOALS:
        if size in results:
            result = results[size]
            ratio = result.coverage[RIVAL].ratio(result.coverage[AMBIT], cost)
            rows.append(at_least(f"Coverage, {result.stops:,} stops, {what}, against GeoPandas", ratio, goal))
    if "large" in results:
        rows += large_goals(results["large"])
    seconds = evaluation.median(whole_process)
    rows.append(at_most("`evaluate` of Minhang's plan", seconds, EVALUATION_GOAL, "s"))
    together = comparison.median(whole_process)
    times = together / seconds if together and seconds else None
    rows.append(at_most("`compare` with twenty scenarios, times one `evaluate`", times, COMPARISON_GOAL, "×"))
    if edits:
        rows += edit_goals(edits)
    if walks:
        rows += walk_goals(walks)
    if prepared:
        city = f"{prepared.nodes:,} corners"
        what = f"Nearest facility within 2 km of {city}, against pandana ({prepared.peer['preparing']:.0f} s prepared)"
        rows.append(at_least(what, prepared.ratio("searching"), PANDANA_GOAL))
    return table(["goal", "at least or most", "measured", ""], rows)


def large_goals(result: Results) -> list[list[str]]:
    """The goals of reading and of memory, which are set at the large size."""
    ratio = result.reading[READING_RIVAL].ratio(result.reading[AMBIT], step("read"))
    memory = result.coverage[AMBIT].median(lambda run: peak(run) / result.input_bytes)
    return [
        at_least(f"Reading, {result.stops:,} stops, against GeoPandas", ratio, READING_GOAL),
        at_most("Peak memory of `coverage`, times its input", memory, MEMORY_GOAL, "×"),
    ]


def edit_goals(edits: Edits) -> list[list[str]]:
    """The goals of an edit: in a plan held in memory, and against the engine computing anew."""
    stops = "30,000 stops"
    return [
        at_most(f"One of {stops} moved, from the edit to the figure", edits.workspaceEdit * 1e3, EDIT_GOAL, "ms"),
        at_least(f"One of {stops} moved, computing alone, against anew", edits.anew / edits.edit, EDIT_RATIO_GOAL),
    ]


def walk_goals(walks: Walks) -> list[list[str]]:
    """The goals of walks: the search alone, and the graph from its file."""
    city = f"{walks.nodes / 1e6:.1f} million corners"
    search = walks.ratio("searching")
    built = walks.ratio("reading", "building")
    return [
        at_least(f"Nearest of 5,000 facilities within 2 km of {city}, against SciPy", search, WALK_GOAL),
        at_least(f"Street graph of {city} from GeoJSON, against GeoPandas and SciPy", built, STREETS_GOAL),
    ]


def at_least(what: str, ratio: float | None, goal: float) -> list[str]:
    """A row for a ratio that should reach its goal."""
    held = None if ratio is None else ratio >= goal
    return [what, f"≥ {goal:g} ×", number(ratio, " ×"), verdict(held)]


def at_most(what: str, value: float | None, goal: float, unit: str) -> list[str]:
    """A row for a cost that should stay under its goal."""
    held = None if value is None else value < goal
    return [what, f"< {goal:g} {unit}", number(value, f" {unit}"), verdict(held)]


def verdict(held: bool | None) -> str:
    """Whether a goal is held, in words."""
    return {True: "held", False: "**not held**", None: "not measured"}[held]


# Tables


def coverage_table(result: Results) -> str:
    """Ambit's seconds, and each peer as a multiple of them; the peer's own seconds stand in brackets."""
    ours = result.coverage[AMBIT]
    header = ["coverage by town", *(name for name, _ in COLUMNS), "peak memory"]
    return table(header, [program_row(name, series, ours) for name, series in result.coverage.items()])


def reading_table(result: Results) -> str:
    """The same for the reading of the stops alone."""
    ours = result.reading[AMBIT]
    header = ["reading the stops", *(name for name, _ in COLUMNS[:3:2]), "peak memory"]
    rows = [program_row(name, series, ours, COLUMNS[:3:2]) for name, series in result.reading.items()]
    return table(header, rows)


def program_row(
    name: str, series: Series, ours: Series, columns: Sequence[tuple[str, Cost]] = COLUMNS
) -> list[str]:
    """A program's row of a table; a program without a run has its reason in the first cell."""
    if not series.runs:
        return [f"{name}: {series.failure}"] + ["–"] * (len(columns) + 1)
    megabytes = (series.median(peak) or 0) / 1e6
    return [name, *(cell(series, ours, cost) for _, cost in columns), f"{megabytes:.0f} MB"]


def cell(series: Series, ours: Series, cost: Cost) -> str:
    """Seconds and, for a peer, how many times Ambit's seconds they are."""
    seconds = number(series.median(cost), " s")
    ratio = None if series is ours else series.ratio(ours, cost)
    return seconds if ratio is None else f"**{number(ratio, '×')}** ({seconds})"


def agreement_table(results: dict[str, Results]) -> str:
    """How far each peer's covered areas are from Ambit's, in the town where they differ most."""
    rows = []
    for result in results.values():
        for name, one in result.agreement.items():
            holds = "yes" if one.holds else "**no**"
            rows.append([f"{result.stops:,} stops", name, f"{one.shortfall:.3%}", f"{one.excess:.1e}", holds])
    header = ["size", "peer (32-cornered discs)", "greatest shortfall of a town", "greatest excess", "agrees"]
    return table(header, rows) if rows else ""


def number(value: float | None, unit: str) -> str:
    """A number with three digits that count, or a dash."""
    if value is None:
        return "–"
    decimals = 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 1 else 3
    return f"{value:.{decimals}f}{unit}"
