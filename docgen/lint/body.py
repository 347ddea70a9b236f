"""ND3: what the document says and how it is laid out (căn cứ, điều khoản điểm, lời văn)."""

from __future__ import annotations
