"""Measures `ambit site` against spopt with HiGHS on random problems, and at a size where only heuristics are asked for.

Scripts/bench runs this last and adds its table to the report; by hand, when that has been done once:

    .build-bench/venv/bin/python Scripts/benchmarks/siting.py --ambit .build/release/ambit --only lscp-1500

2,000 demands and 500 sites, uniform in 20 by 20 km, whole weights 1 to 1,999, straight distances: the most weight within
1.5 and 2.5 km of 20 sites, and the fewest sites for all that can be reached. Both sides run to the proof, one after the
other; whole processes count, for Ambit with reading the matrix from CSV. A peer that takes longer than --peer-limit is ended,
and its ratio is a lower bound.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy

FOLDER = Path(__file__).resolve().parents[2] / ".build-bench" / "siting"
SITES_TO_CHOOSE = 20
GOAL = 3


@dataclass(frozen=True)
class Run:
    """What a process printed, `None` where it was ended, and what it took."""

    answer: dict[str, Any] | None
    seconds: float


def run(command: list[str], limit: float) -> Run:
    """Runs a command to its end or to the limit."""
    begin = time.perf_counter()
    try:
        output = subprocess.run(command, capture_output=True, text=True, check=True, timeout=limit).stdout
        # The peer's solver prints lines of its own before the answer.
        answer = json.loads(output[output.index("{") :])
    except subprocess.TimeoutExpired:
        answer = None
    return Run(answer, time.perf_counter() - begin)


def make(seed: int, demands: int, sites: int, radius: float) -> Path:
    """Writes a problem: arrays for the peer, a matrix of pairs within the radius and weights for Ambit."""
    folder = FOLDER / f"{demands}x{sites}-{seed}"
    folder.mkdir(parents=True, exist_ok=True)
    chance = numpy.random.default_rng(seed)
    places = chance.uniform(0, 20_000, (demands, 2)), chance.uniform(0, 20_000, (sites, 2))
    weights = chance.integers(1, 2_000, demands)
    numpy.savez(folder / "instance.npz", demands=places[0], sites=places[1], weights=weights)
    with (folder / "matrix.csv").open("w") as file:
        file.write("demand,site,metres\n")
        for number, place in enumerate(places[0]):
            costs = numpy.hypot(*(places[1] - place).T)
            for site in numpy.flatnonzero(costs <= radius):
                file.write(f"{number},s{site},{float(costs[site])!r}\n")
    with (folder / "weights.csv").open("w") as file:
        file.write("id,weight\n")
        file.writelines(f"{number},{weight}\n" for number, weight in enumerate(weights))
    return folder


def reached(folder: Path, radius: float) -> Path:
    """The weights of the demands that a site reaches, and a matrix of them, for full coverage."""
    rows = [line.split(",") for line in (folder / "matrix.csv").read_text().splitlines()[1:]]
    near = {row[0] for row in rows if float(row[2]) <= radius}
    target = folder / f"reached-{radius:.0f}"
    target.mkdir(exist_ok=True)
    lines = ["demand,site,metres"] + [",".join(row) for row in rows if row[0] in near]
    (target / "matrix.csv").write_text("\n".join(lines) + "\n")
    weights = (folder / "weights.csv").read_text().splitlines()
    kept = [weights[0]] + [line for line in weights[1:] if line.split(",")[0] in near]
    (target / "weights.csv").write_text("\n".join(kept) + "\n")
    return target


def ambit_command(ambit: str, folder: Path, model: str, radius: float, count: int) -> list[str]:
    """The command of Ambit."""
    number = [] if model == "lscp" else ["--p", str(count)]
    return [
        ambit, "site", "--matrix", str(folder / "matrix.csv"), "--demand-column", "demand", "--site-column", "site",
        "--cost-column", "metres", "--weights", str(folder / "weights.csv"), "--weight-column", "weight",
        "--model", model, "--limit", str(radius), *number, "--format", "json", "--quiet",
    ]  # fmt: skip


def tell(line: str) -> None:
    """Says how far the benchmark is, beside the report."""
    print(line, file=sys.stderr, flush=True)


def compare(ambit: str, seed: int, peer_limit: float, only: list[str]) -> bool:
    """Runs both sides on every problem and prints a row for each; whether the values agree."""
    folder = make(seed, 2_000, 500, 2_500)
    agree = True
    for model, radius in (("mclp", 1_500), ("lscp", 1_500), ("lscp", 2_500), ("mclp", 2_500)):
        if only and f"{model}-{radius}" not in only:
            continue
        tell(f"  {model} {radius} m, seed {seed}")
        files = reached(folder, radius) if model == "lscp" else folder
        ours = run(ambit_command(ambit, files, model, radius, SITES_TO_CHOOSE), 3_600)
        script = str(Path(__file__).with_name("peer_siting.py"))
        peer_command = [sys.executable, script, str(folder), model, str(radius), str(SITES_TO_CHOOSE)]
        theirs = run(peer_command, peer_limit)
        assert ours.answer is not None
        value, times = round(ours.answer["objective"]), theirs.seconds / ours.seconds
        proof = f"{value:,} {ours.answer['status']}"
        if theirs.answer is None:
            proof, more = f"{proof}, peer ended", "over "
        else:
            agrees, more = value == round(theirs.answer["objective"]), ""
            agree &= agrees
            proof += ", the same" if agrees else f", peer {theirs.answer['objective']:,}"
        held = "held" if times >= GOAL else "not held"
        name = f"{model.upper()} {radius / 1_000:g} km, seed {seed}"
        print(
            f"| {name} | {proof} | {ours.seconds:.2f} s | {theirs.seconds:.2f} s | {more}{times:.1f}× | {GOAL}× {held} |",
            flush=True,
        )
    return agree


def large(ambit: str) -> None:
    """100,000 demands and 2,000 sites, without a solver."""
    tell("  100,000 demands and 2,000 sites")
    folder = make(1, 100_000, 2_000, 1_500)
    ours = run(["env", "AMBIT_HIGHS=none", "AMBIT_CBC=none", *ambit_command(ambit, folder, "mclp", 1_500, 50)], 3_600)
    assert ours.answer is not None
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    pairs = sum(1 for _ in (folder / "matrix.csv").open("rb")) - 1
    print(
        f"| MCLP 1.5 km, 100,000 × 2,000, 50 sites, no solver | {ours.answer['objective']:,.0f}, at most "
        f"{ours.answer['bound']:,.0f}; {pairs:,} pairs, {peak:.0f} MB | {ours.seconds:.2f} s | – | – | seconds |",
        flush=True,
    )


def main() -> int:
    """Runs what is asked for; 1 where values disagree."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--ambit", required=True)
    parser.add_argument("--seeds", type=int, nargs="*", default=[1])
    parser.add_argument("--peer-limit", type=float, default=900)
    parser.add_argument("--only", nargs="*", default=[], help="such as mclp-1500 lscp-2500 large")
    options = parser.parse_args()
    # A table follows one of bench.py in the report.
    print("\n| Siting, against spopt with HiGHS | value and proof | Ambit | spopt | times | goal |")
    print("| --- | --- | --- | --- | --- | --- |")
    # First, for the peak of memory is that of all processes so far.
    if not options.only or "large" in options.only:
        large(options.ambit)
    agree = all([compare(options.ambit, seed, options.peer_limit, options.only) for seed in options.seeds])
    return 0 if agree else 1


if __name__ == "__main__":
    sys.exit(main())
