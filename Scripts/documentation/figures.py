#!/usr/bin/env python3
"""Draws the figures of the documentation, each for light and for dark pages, into the catalogues of the modules.

figures.py draws them all; figures.py --check says which of those that stand there are not as drawn.
"""

import importlib
import pathlib
import sys

from drawing import DARK, LIGHT, Drawing

ROOT = pathlib.Path(__file__).resolve().parents[2]
# The modules of this folder that draw, by the library whose pages show the figures.
LIBRARIES = {
    "Coverage": "coverage", "GIS": "measuring", "Evaluation": "people", "StreetNetwork": "streets",
    "Planning": "scenarios", "Siting": "siting", "ambit": "house",
}


def drawn():
    for library, module in LIBRARIES.items():
        for name, (draw, width, height) in importlib.import_module(module).FIGURES.items():
            for ending, palette in (("", LIGHT), ("~dark", DARK)):
                pen = Drawing(width, height, palette)
                draw(pen)
                folder = ROOT / "Sources" / library / f"{library}.docc" / "Resources"
                yield folder / f"{name}{ending}.svg", pen.svg()


def main():
    figures = dict(drawn())
    if "--check" in sys.argv:
        stale = [path for path, text in figures.items() if not path.exists() or path.read_text() != text]
        for path in stale:
            print(f"figures: {path.relative_to(ROOT)} is not as drawn: run Scripts/documentation/figures.py")
        sys.exit(1 if stale else 0)
    for path, text in figures.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


if __name__ == "__main__":
    main()
