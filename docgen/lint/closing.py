"""ND4: signature, recipients, appendices (chữ ký, nơi nhận, phụ lục)."""

from __future__ import annotations
