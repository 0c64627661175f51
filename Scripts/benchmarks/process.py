"""Runs one command and measures the whole process: wall time and peak memory.

bench.py imports it; it is not run by itself. Standard library only: a child's peak can never be less than
the memory of the process that starts it, so that process has to stay small (about 20 MB).
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO, Any


@dataclass(frozen=True)
class Run:
    """What one run of a command cost."""

    seconds: float
    peak_bytes: int
    timings: dict[str, float]
    """Seconds for each step, as the program itself reports them; empty when it does not."""


class RunFailed(Exception):
    """The command ended badly, took too long or did not print JSON; the text says which."""


def run(command: Sequence[str], timeout: float) -> tuple[Run, dict[str, Any]]:
    """Runs a command that prints one JSON object; gives its cost and that object.

    Raises `RunFailed` on any other outcome and after `timeout` seconds.
    """
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        begin = time.perf_counter()
        try:
            child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=errors)
        except OSError as error:
            raise RunFailed(f"cannot be started: {error.strerror}") from error
        alarm = threading.Timer(timeout, child.kill)
        alarm.start()
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - begin
        alarm.cancel()
        child.returncode = os.waitstatus_to_exitcode(status)
        if seconds >= timeout:
            raise RunFailed(f"took longer than {timeout:.0f} s and was stopped")
        if child.returncode != 0:
            raise RunFailed(f"ended with exit code {child.returncode}: {message(errors)}")
        output.seek(0)
        try:
            answer = json.load(output)
        except ValueError as error:
            raise RunFailed(f"did not print JSON: {error}") from error
        # Linux gives the peak in kilobytes.
        return Run(seconds, usage.ru_maxrss * 1024, answer.get("timings", {})), answer


def message(stream: IO[bytes]) -> str:
    """The line of a command's error output that says what is wrong: the one marked so, or else the last."""
    stream.seek(0)
    lines = stream.read().decode(errors="replace").strip().splitlines()
    marked = [line for line in lines if line.lower().startswith("error:")]
    return (marked or lines or ["no message"])[-1]
