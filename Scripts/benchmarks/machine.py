"""Describes the machine and the versions that a benchmark ran with.

bench.py imports it; it is not run by itself.
"""

from __future__ import annotations

import importlib.metadata
import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

PEERS = ("geopandas", "shapely", "pyogrio", "duckdb")


def describe() -> dict[str, str]:
    """Processor, cores, memory, system and versions, by name."""
    return {
        "processor": value_of("/proc/cpuinfo", "model name"),
        "cores": str(os.cpu_count()),
        "memory": f"{int(value_of('/proc/meminfo', 'MemTotal').split()[0]) / 2**20:.0f} GiB",
        "system": platform.freedesktop_os_release().get("PRETTY_NAME", platform.platform()),
        "Swift": first_line(["swift", "--version"]).removeprefix("Swift version ").split()[0],
        "GEOS": first_line(["pkg-config", "--modversion", "geos"]),
        "PROJ": first_line(["pkg-config", "--modversion", "proj"]),
        "Python": platform.python_version(),
        **{name: importlib.metadata.version(name) for name in PEERS},
        "GEOS of shapely": first_line(
            [sys.executable, "-c", "import shapely as s; print(s.geos_version_string)"]
        ),
        "load at the start": f"{os.getloadavg()[0]:.1f}",
    }


def value_of(path: str, key: str) -> str:
    """The value of the first `key : value` line of a file; "unknown" without one."""
    for line in Path(path).read_text().splitlines():
        name, _, value = line.partition(":")
        if name.strip() == key:
            return value.strip()
    return "unknown"


def first_line(command: Sequence[str]) -> str:
    """The first line that a command prints; "unknown" when it prints none."""
    try:
        output = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except OSError:
        return "unknown"
    return next(iter(output.splitlines()), "unknown")
