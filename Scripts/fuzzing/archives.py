"""Makes archives of the feeds that are seeds for the reader of feeds, stored and deflated. Scripts/fuzz runs it."""

import sys
import zipfile
from pathlib import Path

MARK = "== "


def files_of(text: str) -> dict[str, str]:
    """The files of a feed, whose texts follow lines that begin with the mark and the file's name."""
    found: dict[str, str] = {}
    for part in ("\n" + text).split("\n" + MARK)[1:]:
        name, _, contents = part.partition("\n")
        found[name.strip()] = contents
    return found


def main() -> None:
    source, target = map(Path, sys.argv[1:])
    target.mkdir(parents=True, exist_ok=True)
    for feed in sorted(source.iterdir()):
        for name, method in (("stored", zipfile.ZIP_STORED), ("deflated", zipfile.ZIP_DEFLATED)):
            with zipfile.ZipFile(target / f"{feed.stem}-{name}.zip", "w", method) as archive:
                for file, contents in files_of(feed.read_text(encoding="utf-8")).items():
                    # A fixed date, so that the bytes are always the same.
                    archive.writestr(zipfile.ZipInfo(file), contents, method)


if __name__ == "__main__":
    main()
