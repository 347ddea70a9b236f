"""Makes the documents of the corpus: ``python -m tests.corpus.make``.

Those that went through LibreOffice are made anew only when it is asked for, with
``--libreoffice``, since its bytes differ from one version to the next.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from tests.corpus.faulty import FAULTY
from tests.corpus.sound import SOUND
from tests.corpus.specimen import Specimen

__all__ = ["FOLDER", "SPECIMENS", "write"]

FOLDER: Final = Path(__file__).parent
SPECIMENS: Final[tuple[Specimen, ...]] = (*SOUND, *FAULTY)


def write(folder: Path, *, converted: bool) -> None:
    """Write every document; those of LibreOffice only where ``converted``."""
    for one in SPECIMENS:
        path = folder / f"{one.name}.docx"
        if not one.converted:
            path.write_bytes(one.packed())
        elif converted:
            _convert(one, path)


def _convert(one: Specimen, path: Path) -> None:
    """Write the document as LibreOffice saves it."""
    with tempfile.TemporaryDirectory() as name:
        given, saved = Path(name, "given", path.name), Path(name, "saved")
        given.parent.mkdir()
        given.write_bytes(one.packed())
        command = ["soffice", f"-env:UserInstallation=file://{name}/office", "--headless"]
        command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(saved), str(given)]
        subprocess.run(command, check=True, capture_output=True)
        path.write_bytes((saved / path.name).read_bytes())


def main() -> None:
    """Write the documents beside this module."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--libreoffice", action="store_true")
    write(FOLDER, converted=options.parse_args().libreoffice)


if __name__ == "__main__":
    main()
