"""Measures Ambit and its peers in turn on the same files, compares their figures, writes the report.

Scripts/bench prepares everything and runs this; by hand, when that has been done once:

    .build-bench/venv/bin/python Scripts/benchmarks/bench.py --ambit .build/release/ambit --sizes small

Programs run in turn (A B C A B C …), so that whatever else the machine does falls on all of them. A ratio is
the median of the rounds' ratios.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import machine
import report
from agreement import Agreement, compare
from process import RunFailed, run
from results import AMBIT, READING_RIVAL, RIVAL, Edits, Results, Series, Walks
from scenarios import scenarios

PROJECT = Path(__file__).resolve().parents[2]
FOLDER = PROJECT / ".build-bench"
PLAN = PROJECT / "GeoData" / "minhang" / "plan.yaml"

RADIUS = 500
WORKING_SYSTEM = "EPSG:4549"
ROUNDS = {"small": 7, "medium": 5, "large": 3}
TIMEOUT = 240.0


@dataclass(frozen=True)
class Program:
    """One way to an answer: what it is called and how it is started."""

    name: str
    command: Sequence[str]
    once: bool = False
    """Whether it runs in the last round only, because it is here for comparison and takes long."""


# What is run


def peer(script: str, *arguments: object) -> list[str]:
    """The command of a peer script, run by the Python that runs this."""
    return [sys.executable, str(Path(__file__).with_name(script)), *map(str, arguments)]


def coverage_programs(ambit: str, folder: Path) -> list[Program]:
    """All that compute coverage by town."""
    towns, stops = folder / "towns.geojson", folder / "stops.geojson"
    work = (towns, stops, RADIUS, WORKING_SYSTEM)
    ours = [
        ambit,
        "coverage",
        "--zones",
        str(towns),
        "--zone-name",
        "name",
        "--facilities",
        str(stops),
        "--radius",
        f"{RADIUS}m",
        "--working-system",
        WORKING_SYSTEM,
        "--format",
        "json",
        "--timings",
    ]
    return [
        Program(AMBIT, ours),
        Program(RIVAL, peer("peer_geopandas.py", "towns", *work)),
        Program("GeoPandas, town by town in threads", peer("peer_geopandas.py", "threads", *work)),
        Program("DuckDB, join by town", peer("peer_duckdb.py", *work)),
        Program("GeoPandas, join and dissolve", peer("peer_geopandas.py", "join", *work), once=True),
        Program("GeoPandas, in one piece", peer("peer_geopandas.py", "whole", *work), once=True),
    ]


def reading_programs(ambit: str, folder: Path) -> list[Program]:
    """All that read the layer of stops."""
    stops = folder / "stops.geojson"
    return [
        Program(AMBIT, [ambit, "info", str(stops), "--format", "json", "--timings"]),
        Program(READING_RIVAL, peer("peer_geopandas.py", "read", stops)),
    ]


# How it is run


def measure(programs: Sequence[Program], rounds: int) -> dict[str, Series]:
    """Runs the programs in turn. One that fails is told of and not run again."""
    measured = {program.name: Series() for program in programs}
    for number in range(rounds):
        for program in programs:
            series = measured[program.name]
            if series.failure or (program.once and number < rounds - 1):
                continue
            try:
                cost, answer = run(program.command, TIMEOUT)
                series.runs.append(cost)
                series.answer = series.answer or answer
                tell(f"  round {number + 1}: {program.name}, {cost.seconds:.2f} s")
            except RunFailed as failure:
                series.failure = str(failure)
                tell(f"  round {number + 1}: {program.name} {failure}")
    return measured


def agreements(measured: dict[str, Series]) -> dict[str, Agreement]:
    """Each peer's figures against Ambit's, wherever both have an answer."""
    ours = measured[AMBIT].answer
    return {
        name: compare(ours, series.answer)
        for name, series in measured.items()
        if name != AMBIT and ours and series.answer
    }


def measure_size(size: str, ambit: str, rounds: int) -> Results:
    """Makes the work of a size and measures everything on it."""
    folder = FOLDER / "inputs" / size
    subprocess.run(peer("make_work.py", size, folder), check=True, stdout=sys.stderr)
    files = [folder / "towns.geojson", folder / "stops.geojson"]
    towns, stops = map(features_in, files)
    coverage = measure(coverage_programs(ambit, folder), rounds)
    reading = measure(reading_programs(ambit, folder), rounds)
    size_of_input = sum(path.stat().st_size for path in files)
    return Results(stops, towns, size_of_input, coverage, agreements(coverage), reading)


def features_in(path: Path) -> int:
    """How many features a layer of the work has: one a line, between the first line and the last.

    Reading it here also brings the file into the system's cache, for all programs alike.
    """
    with path.open("rb") as lines:
        return sum(1 for _ in lines) - 2


def measure_evaluation(ambit: str, rounds: int) -> Series:
    """Measures the evaluation of Minhang's plan."""
    if not PLAN.exists():
        return Series(failure=f"{PLAN.relative_to(PROJECT)} is missing")
    command = [ambit, "evaluate", str(PLAN), "--output", str(FOLDER / "evaluation"), "--format", "json"]
    return measure([Program(AMBIT, command)], rounds)[AMBIT]


def measure_comparison(ambit: str, rounds: int) -> Series:
    """Measures the comparison of Minhang's plan with twenty scenarios, its layers and files counted."""
    if not PLAN.exists():
        return Series(failure=f"{PLAN.relative_to(PROJECT)} is missing")
    file = FOLDER / "inputs" / "twenty.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(scenarios(), encoding="utf-8")
    command = [ambit, "compare", str(PLAN), str(file), "--output", str(FOLDER / "comparison"), "--format", "json"]
    return measure([Program(AMBIT, command)], rounds)[AMBIT]


def measure_edits(program: str) -> Edits:
    """Measures coverage after moving one of the medium size's stops."""
    command = [program, str(FOLDER / "inputs" / "medium")]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, timeout=TIMEOUT)
    return Edits(**json.loads(done.stdout))


def measure_walks(program: str, rival: str, side: int) -> Walks:
    """Measures walks to the nearest facility in a city of so many corners to a side."""
    folder = FOLDER / "inputs" / f"streets-{side}"
    subprocess.run([*peer("make_streets.py", folder), str(side)], check=True, stdout=sys.stderr)

    def answer(command: Sequence[str]) -> dict[str, float]:
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, timeout=TIMEOUT)
        # A library's own words may stand before the answer.
        return json.loads(done.stdout.splitlines()[-1])

    ours, theirs = answer([program, str(folder)]), answer(peer(rival, folder))
    return Walks(int(ours["nodes"]), ours, theirs)


# What is said


def tell(line: str) -> None:
    """Says how far the benchmark is, beside the report."""
    print(line, file=sys.stderr, flush=True)


def raw(
    description: dict[str, str],
    results: dict[str, Results],
    evaluation: Series,
    comparison: Series,
    edits: Edits | None,
    walks: Walks | None,
    prepared: Walks | None,
) -> dict[str, Any]:
    """What results.json holds: every run of every program, without the figures of the towns."""
    sizes = {
        size: {
            "stops": result.stops,
            "towns": result.towns,
            "inputBytes": result.input_bytes,
            "coverage": {name: series.costs() for name, series in result.coverage.items()},
            "reading": {name: series.costs() for name, series in result.reading.items()},
            "agreement": {name: asdict(agreement) for name, agreement in result.agreement.items()},
        }
        for size, result in results.items()
    }
    return {
        "machine": description,
        "sizes": sizes,
        "evaluation": evaluation.costs(),
        "comparison": comparison.costs(),
        "edits": asdict(edits) if edits else None,
        "walks": asdict(walks) if walks else None,
        "walksOfPandana": asdict(prepared) if prepared else None,
    }


def problems(
    results: dict[str, Results], evaluation: Series, comparison: Series, edits: Edits | None
) -> list[str]:
    """Every reason for the benchmark to fail: figures that disagree, and Ambit without a figure."""
    found = []
    for size, result in results.items():
        for kind, series in (("coverage", result.coverage), ("reading", result.reading)):
            if series[AMBIT].failure:
                found.append(f"{size}, {kind}: Ambit {series[AMBIT].failure}")
        for name, agreement in result.agreement.items():
            found += [f"{size}, {name}: {problem}" for problem in agreement.problems[:5]]
    if evaluation.failure:
        found.append(f"evaluate: {evaluation.failure}")
    if comparison.failure:
        found.append(f"compare: {comparison.failure}")
    if edits and edits.difference > 1e-9:
        found.append(f"edits: a town differs by {edits.difference} of its area from the figure computed anew")
    return found


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measures Ambit and its peers.")
    parser.add_argument("--ambit", required=True, help="the executable, built for release")
    parser.add_argument("--edits", required=True, help="bench-edits, built for release")
    parser.add_argument("--streets", required=True, help="bench-streets, built for release")
    parser.add_argument("--sizes", default=",".join(ROUNDS), help="of small, medium and large, by commas")
    parser.add_argument("--runs", type=int, help="rounds at every size (else 7, 5 and 3)")
    arguments = parser.parse_args()
    arguments.sizes = arguments.sizes.split(",")
    if unknown := [size for size in arguments.sizes if size not in ROUNDS]:
        parser.error(f"unknown size {unknown[0]}: choose of {', '.join(ROUNDS)}")
    if arguments.runs is not None and arguments.runs < 1:
        parser.error("--runs takes 1 or more")
    return arguments


def main() -> int:
    arguments = parse_arguments()
    begin = time.perf_counter()
    description = machine.describe()
    results: dict[str, Results] = {}
    for size in arguments.sizes:
        started = time.perf_counter()
        results[size] = measure_size(size, arguments.ambit, arguments.runs or ROUNDS[size])
        tell(f"{size} took {time.perf_counter() - started:.0f} s")
    evaluation = measure_evaluation(arguments.ambit, arguments.runs or 5)
    comparison = measure_comparison(arguments.ambit, arguments.runs or 5)
    edits = measure_edits(arguments.edits) if "medium" in results else None
    walks = measure_walks(arguments.streets, "peer_streets.py", 1_000) if "large" in results else None
    # The greatest city that pandana prepares in about a minute.
    prepared = measure_walks(arguments.streets, "peer_pandana.py", 300) if "large" in results else None

    found = problems(results, evaluation, comparison, edits)
    text = report.markdown(description, results, evaluation, comparison, edits, walks, prepared)
    as_json = json.dumps(
        raw(description, results, evaluation, comparison, edits, walks, prepared), indent=1, ensure_ascii=False
    )
    (FOLDER / "results.md").write_text(text, encoding="utf-8")
    (FOLDER / "results.json").write_text(as_json + "\n", encoding="utf-8")
    print(text)
    tell(f"all took {time.perf_counter() - begin:.0f} s; written to .build-bench/results.md and results.json")
    for problem in found:
        tell(f"failed: {problem}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
