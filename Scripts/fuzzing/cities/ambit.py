"""Runs Ambit and reads its figures.

laws.py imports it; it is not run by itself.
"""

from __future__ import annotations

import json
import shlex
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

WHOLE = "the whole"
"""The name of the figure over all zones; no zone is called so."""


@dataclass(frozen=True)
class Figure:
    """A figure of an indicator in a zone, or in the whole."""

    value: float | None
    numerator: float | None = None
    denominator: float | None = None


Figures = dict[tuple[str, str], Figure]
"""Figures by the indicator's id and the zone's name."""


class Refused(Exception):
    """A run that ended badly; the text says how."""


@dataclass
class Ambit:
    """The executable, with the commands that it has been given."""

    executable: str
    timeout: float = 60.0
    commands: list[str] = field(default_factory=list)

    def done(self, arguments: Sequence[object]) -> subprocess.CompletedProcess[bytes]:
        """Runs a command to its end; raises `Refused` where there is none."""
        command = [self.executable, *map(str, arguments)]
        self.commands.append(shlex.join(["ambit", *command[1:]]))
        try:
            return subprocess.run(command, capture_output=True, timeout=self.timeout, stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired as error:
            raise Refused(f"ambit {command[1]} took longer than {self.timeout:.0f} s") from error

    def code(self, arguments: Sequence[object]) -> int:
        """The exit code of a command."""
        return self.done(arguments).returncode

    def run(self, arguments: Sequence[object]) -> str:
        """Runs a command and gives what it prints; raises `Refused` for another exit code than 0."""
        done = self.done(arguments)
        if done.returncode != 0:
            words = done.stderr.decode(errors="replace").strip().splitlines()
            told = [line for line in words if line.startswith(("error", "Fatal", "Error"))] or words[-1:] or ["nothing"]
            raise Refused(f"ambit {arguments[0]} ended with {done.returncode}: {' / '.join(told[:3])}")
        return done.stdout.decode()

    def json(self, arguments: Sequence[object]) -> Any:
        """Runs a command that prints JSON."""
        return json.loads(self.run([*arguments, "--format", "json", "--quiet"]))

    def evaluate(self, plan: Path) -> Figures:
        """The figures of a plan."""
        answer = self.json(["evaluate", plan, "--output", plan.parent / "results"])
        return evaluated(answer["indicators"])

    def compare(self, plan: Path, scenario: Path, only: Sequence[str] = ()) -> Any:
        """What the comparison of a plan with one scenario prints."""
        chosen = ["--only", *only] if only else []
        return self.json(["compare", plan, scenario, "--output", plan.parent / ("chosen" if only else "comparison"), *chosen])

    def coverage(self, arguments: Sequence[object]) -> Figures:
        """The figures of `ambit coverage`, under the id `coverage`."""
        answer = self.json(["coverage", *arguments])
        rows = [{**answer["overall"], "name": WHOLE}, *answer["zones"]]
        return {("coverage", row["name"]): Figure(row["value"], row["covered"], row["total"]) for row in rows}


def evaluated(indicators: list[Any]) -> Figures:
    """The figures of an evaluation's indicators."""
    found: Figures = {}
    for indicator in indicators:
        for row in [{**indicator, "name": WHOLE}, *indicator["zones"]]:
            found[indicator["id"], row["name"]] = Figure(
                row.get("value"), row.get("numerator"), row.get("denominator")
            )
    return found
