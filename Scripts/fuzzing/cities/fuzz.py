"""Holds made-up cities against the laws of laws.py, through the executable. `Scripts/fuzz cities` runs it.

By hand, for the smallest city that shows the fault of a seed, with its files in /tmp/seed-17:

    python3 Scripts/fuzzing/cities/fuzz.py --ambit .build/release/ambit --seeds 17 --laws scenario --shrink --keep /tmp
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stdout
from io import StringIO
from itertools import repeat
from pathlib import Path

from ambit import Ambit, Refused
from city import City, make_city
from laws import LAWS, Trial
from shrink import shrunk


def main() -> int:
    options = parsed()
    first, last = options.seeds
    laws = ["sound", *(name for name in LAWS if name != "sound" and name in (options.laws or LAWS))]
    begin, cities, broken = time.monotonic(), 0, Counter[str]()
    with ProcessPoolExecutor(options.jobs) as pool:
        trials = pool.map(try_seed, range(first, last + 1), repeat(laws), repeat(options))
        for names, told in trials:
            print(told, end="", flush=True)
            broken.update(names)
            cities += 1
            if sys.stderr.isatty():
                print(f"\r{cities} cities, {sum(broken.values())} broken laws ", end="", file=sys.stderr, flush=True)
            if options.time and time.monotonic() - begin > options.time:
                pool.shutdown(wait=False, cancel_futures=True)
                break
    seconds = time.monotonic() - begin
    print(f"{cities} cities, {len(laws)} laws, {seconds:.0f} s: {sum(broken.values())} broken")
    for name, count in broken.most_common():
        print(f"  {name}: {count}")
    return 1 if broken else 0


def try_seed(seed: int, laws: list[str], options: argparse.Namespace) -> tuple[list[str], str]:
    """Tries the laws on the city of a seed; gives the names of those that broke, and what there is to tell of them."""
    told = StringIO()
    with redirect_stdout(told):
        return try_city(make_city(seed), laws, options), told.getvalue()


def try_city(city: City, laws: list[str], options: argparse.Namespace) -> list[str]:
    """Tries the laws on a city; gives the names of those that broke, having told of each."""
    folder = scratch()
    trial = Trial(city, folder, Ambit(options.ambit))
    broken = []
    try:
        for name in laws:
            faults = faults_of(trial, name)
            if not faults:
                continue
            broken.append(name)
            if options.shrink:
                shrink(city, name, options)
            else:
                tell(trial, name, faults, options)
            if name == "sound":
                break
    finally:
        shutil.rmtree(folder)
    return broken


def faults_of(trial: Trial, name: str) -> list[str]:
    """What breaks a law, a run that is refused too."""
    trial.ambit.commands.clear()
    try:
        return list(LAWS[name](trial))
    except Refused as refused:
        return [str(refused)]


def tell(trial: Trial, name: str, faults: list[str], options: argparse.Namespace) -> None:
    """Says what broke a law, by which commands, and keeps the files."""
    seed = trial.city.seed
    kept = options.keep / f"seed-{seed}" if options.keep else trial.folder
    print(f"seed {seed}: {name}: {len(faults)} faults")
    for fault in faults[: options.lines]:
        print(f"  {fault}")
    for command in trial.ambit.commands:
        print(f"  $ {command.replace(str(trial.folder), str(kept))}")
    if options.keep:
        shutil.copytree(trial.folder, kept, dirs_exist_ok=True)


def shrink(city: City, name: str, options: argparse.Namespace) -> None:
    """Tells of the smallest city that breaks a law as well."""

    def breaks(candidate: City) -> bool:
        folder = scratch()
        try:
            return bool(faults_of(Trial(candidate, folder, Ambit(options.ambit)), name))
        finally:
            shutil.rmtree(folder)

    folder = scratch()
    try:
        trial = Trial(shrunk(city, breaks), folder, Ambit(options.ambit))
        tell(trial, name, faults_of(trial, name), options)
    finally:
        shutil.rmtree(folder)


def scratch() -> Path:
    """A folder for the files of a city, in memory if the system has such a place."""
    return Path(tempfile.mkdtemp(prefix="city-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None))


def parsed() -> argparse.Namespace:
    """The options."""
    parser = argparse.ArgumentParser(description="Holds made-up cities against laws.")
    parser.add_argument("--ambit", required=True, help="the executable")
    parser.add_argument("--seeds", type=seeds, default=(1, 1000), help="such as 1..1000, or 17")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="how many at a time; one for each core without it")
    parser.add_argument("--time", type=float, help="stop after so many seconds")
    parser.add_argument("--laws", nargs="+", choices=sorted(LAWS), help="only these")
    parser.add_argument("--lines", type=int, default=4, help="how many faults of a law are told")
    parser.add_argument("--keep", type=Path, help="a folder for the files of cities that break a law")
    parser.add_argument("--shrink", action="store_true", help="tell of the smallest city that breaks the law as well")
    return parser.parse_args()


def seeds(text: str) -> tuple[int, int]:
    """A range of seeds."""
    first, _, last = text.partition("..")
    return int(first), int(last or first)


if __name__ == "__main__":
    sys.exit(main())
