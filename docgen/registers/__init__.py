"""Registers: administrative units, agencies, themes of the month, documents, indicators."""

from docgen.registers.shelf import Registers, load

__all__ = ["Registers", "load"]
