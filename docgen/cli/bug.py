"""A fault of docgen itself, written down for whoever mends it."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback
from pathlib import Path

from docgen import __version__

__all__ = ["reported"]


def reported(error: Exception | str) -> Path:
    """The file that the report on a fault was written to; ``error`` may be a traceback."""
    lines = [f"docgen {__version__}, Python {platform.python_version()}\n", f"{sys.argv}\n"]
    handle, name = tempfile.mkstemp(prefix="docgen-loi-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as stream:
        trace = [error] if isinstance(error, str) else traceback.format_exception(error)
        stream.writelines([*lines, *trace])
    return Path(name)
