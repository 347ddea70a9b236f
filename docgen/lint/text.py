"""ND5: capitals, citations, leftovers, names (viết hoa, viện dẫn, ngày tháng)."""

from __future__ import annotations
