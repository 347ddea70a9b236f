"""Official Vietnamese documents from spreadsheets.

What can be used from here without knowing the rooms inside: :func:`make_plan`,
:func:`check_file`, :func:`annotated`.
"""

from docgen._version import __version__
from docgen.api import Made, annotated, check_file, make_plan

__all__ = ["Made", "__version__", "annotated", "check_file", "make_plan"]
