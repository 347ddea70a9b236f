"""The lines from files to documents, step by step: single files, and the plans of localities."""

from docgen.api.documents import Made, annotated, check_file, make_plan

__all__ = ["Made", "annotated", "check_file", "make_plan"]
