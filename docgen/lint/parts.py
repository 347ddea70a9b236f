"""WD6: what makes Word offer to repair a file, or fail to open it."""

from __future__ import annotations
