"""Registers: administrative units, agencies, themes of the action month, documents often cited."""

from docgen.registers.shelf import Registers, load

__all__ = ["Registers", "load"]
