"""Official Vietnamese documents from spreadsheets.

What can be used from here without knowing the rooms inside: :func:`make_plan`.
"""

from docgen._version import __version__
from docgen.api import Made, make_plan

__all__ = ["Made", "__version__", "make_plan"]
