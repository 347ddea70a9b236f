"""The parts of a Word file being changed; what is not touched stays byte for byte."""

from __future__ import annotations

import posixpath
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from docgen.word.archive import Member, archive
from docgen.word.package import Package

__all__ = ["Parts", "R", "pack"]

R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "[Content_Types].xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NO_RELATIONSHIPS = f'<Relationships xmlns="{_PACKAGE}/relationships"/>'.encode()


@dataclass(slots=True)
class Parts:
    """The parts of a package, each parsed once when asked for, and new ones."""

    package: Package
    roots: dict[str, etree._Element] = field(default_factory=dict)
    before: dict[str, bytes] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)

    def root(self, part: str) -> etree._Element:
        """The root of a part, to be changed in place."""
        if part not in self.roots:
            self.roots[part] = self.package.xml(part)
            self.before[part] = _written(self.roots[part])
        return self.roots[part]

    def add(self, owner: str, kind: str, content_type: str, root: etree._Element) -> str:
        """A new part beside ``owner``; the id of its relationship."""
        known = {one.casefold() for one in (*self.package.parts, *self.roots)}
        folder = posixpath.dirname(owner)
        number = 1
        while posixpath.join(folder, f"{kind}{number}.xml").casefold() in known:
            number += 1
        name = posixpath.join(folder, f"{kind}{number}.xml")
        self.roots[name] = root
        types = self.root(_TYPES)
        etree.SubElement(types, f"{{{_PACKAGE}/content-types}}Override", PartName=f"/{name}").set(
            "ContentType", content_type
        )
        return self._relate(owner, kind, posixpath.basename(name))

    def remove(self, owner: str, identifier: str) -> None:
        """Take a part away that only this relationship of ``owner`` led to."""
        name = self.target(owner, identifier)
        relationships = self._relationships(owner)
        for one in [*relationships]:
            if one.get("Id") == identifier:
                relationships.remove(one)
        others = {self.target(owner, one.get("Id", "")) for one in relationships}
        if not name or name in others:
            return
        types = self.root(_TYPES)
        for one in types.findall(f"{{{_PACKAGE}/content-types}}Override"):
            if one.get("PartName", "").casefold() == f"/{name}".casefold():
                types.remove(one)
        for gone in (name, _rels(name)):
            self.roots.pop(gone, None)
            self.gone.add(gone)

    def relationships_copied(self, source: str, target_id: str, owner: str) -> None:
        """Give the part that ``owner`` knows as ``target_id`` what ``source`` is related to."""
        rels = _rels(source)
        if rels in self.package.parts:
            name = self.target(owner, target_id)
            self.roots[_rels(name)] = deepcopy(self.root(rels))

    def target(self, owner: str, identifier: str) -> str:
        """The part that a relationship of ``owner`` leads to; empty where there is none."""
        for one in self._relationships(owner):
            if one.get("Id") == identifier and one.get("TargetMode") != "External":
                joined = posixpath.join("/", posixpath.dirname(owner), one.get("Target", ""))
                wanted = posixpath.normpath(joined).lstrip("/")
                spelt = {name.casefold(): name for name in (*self.package.parts, *self.roots)}
                return spelt.get(wanted.casefold(), wanted)
        return ""

    def package_after(self) -> Package:
        """The package with what was changed and added."""
        changed = {
            part: _written(root)
            for part, root in self.roots.items()
            if part not in self.before or _written(root) != self.before[part]
        }
        every = {**self.package.parts, **changed}
        left = {name: content for name, content in every.items() if name not in self.gone}
        return Package(file=self.package.file, parts=left)

    def _relationships(self, owner: str) -> etree._Element:
        rels = _rels(owner)
        spelt = {name.casefold(): name for name in (*self.package.parts, *self.roots)}
        rels = spelt.get(rels.casefold(), rels)
        if rels not in self.package.parts and rels not in self.roots:
            self.roots[rels] = etree.fromstring(_NO_RELATIONSHIPS)
        return self.root(rels)

    def _relate(self, owner: str, kind: str, target: str) -> str:
        relationships = self._relationships(owner)
        known = {one.get("Id") for one in relationships}
        number = 1
        while f"rId{number}" in known:
            number += 1
        etree.SubElement(
            relationships,
            f"{{{_PACKAGE}/relationships}}Relationship",
            Id=f"rId{number}",
            Type=f"{R}/{kind}",
            Target=target,
        )
        return f"rId{number}"


def pack(package: Package) -> bytes:
    """The package as a file, the same bytes each time."""
    return archive(Member(name=name, content=content) for name, content in package.parts.items())


def _rels(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _written(root: etree._Element) -> bytes:
    alone = ' standalone="yes"' if root.getroottree().docinfo.standalone is not False else ""
    declaration = f'<?xml version="1.0" encoding="UTF-8"{alone}?>\n'.encode()
    return declaration + bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=False))
