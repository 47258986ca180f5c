"""How each computed field of a form is kept, and what it depends on, through as many forms as that takes. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

from engine.expressions.check import Checked
from engine.fields.expressions import Reader
from engine.fields.surroundings import referred
from engine.forms.expressions import of_field, text_of
from engine.forms.model import Form, FormField
from engine.kinds import Scope
from engine.records.computed.model import MOMENTARY, Keeping, Reading, own_fields, readings
from engine.reference import Reference

Place = tuple[Reference, str]
"""A field of a form, by its uid."""


@dataclass(frozen=True, slots=True)
class Found:
    """How a computed field is kept. `depends` are the fields of this and other forms its value follows from, `reads`
    what of other records, `own` which fields of its own record."""

    keeping: Keeping
    depends: frozenset[Place]
    reads: frozenset[Reading]
    own: frozenset[str]


@dataclass(eq=False)
class Computing:
    """What is known of the computed fields of all forms that may be seen from a definition; each found out once."""

    reader: Reader
    scope: Scope
    _found: dict[Place, Found | None] = field(default_factory=dict)
    _forms: dict[Reference, Mapping[str, tuple[int, FormField]]] = field(default_factory=dict)
    _by_uid: dict[str, Reference] = field(default_factory=dict)

    def of(self, form: Reference, uid: str) -> Found | None:
        """How the field is kept; None of one people fill in."""
        place = form, uid
        if place not in self._found:
            self._found[place] = None  # a ring ends here; it is told elsewhere
            self._found[place] = self._find(form, uid)
        return self._found[place]

    def follow(self, place: Place) -> frozenset[Place]:
        """The computed fields a computed field follows from directly."""
        found = self.of(*place)
        return frozenset(each for each in found.depends if self.of(*each) is not None) if found else frozenset()

    def label(self, place: Place) -> Mapping[str, str]:
        """What people call the field, with its form."""
        shape = cast("Form | None", self.scope.find("form", place[0]))
        of = self._fields(place[0]).get(place[1])
        if shape is None or of is None:
            return {"zh": place[1], "en": place[1]}
        own, held = of[1].label.as_dict(), shape.label.as_dict()
        return {language: f"{held[language]}.{own[language]}" for language in own}

    def checked(self, form: Reference, uid: str) -> Iterator[Checked]:
        """What the value follows from: its formula, and when it is shown if it is cleared otherwise."""
        found = self._fields(form).get(uid)
        shape = cast("Form | None", self.scope.find("form", form))
        if found is None or shape is None:
            return
        index, of = found
        for role, expression in of_field(shape, of, index, form.app):
            if role == "computed" or (role == "visible_if" and of.when_hidden == "clear"):
                checked, _ = self.reader.check(expression, text_of(of, role))
                if checked is not None and checked.is_valid:
                    yield checked

    def _find(self, form: Reference, uid: str) -> Found | None:
        found = self._fields(form).get(uid)
        if found is None or found[1].computed is None:
            return None
        every = list(self.checked(form, uid))
        own = frozenset(each for one in every for each in own_fields(one))
        reads = frozenset(each for one in every for each in readings(one))
        depends = {(form, each) for each in own}
        for one in reads:
            depends |= set(self._along(form, one))
        below = [self.of(*each) for each in depends if each != (form, uid)]
        keeping = Keeping.REMOTE if reads else Keeping.LOCAL
        own_below = [self.of(form, each) for each in own if each != uid]
        if any(each is not None and each.keeping is Keeping.REMOTE for each in own_below):
            keeping = Keeping.REMOTE  # it follows what changes without its record being written
        momentary = any(one.volatile & MOMENTARY for one in every)
        if momentary or any(each is not None and each.keeping is Keeping.VIRTUAL for each in below):
            keeping = Keeping.VIRTUAL
        return Found(keeping, frozenset(depends), reads, own)

    def _along(self, form: Reference, read: Reading) -> Iterator[Place]:
        """The fields a reading passes and ends at."""
        at: Reference | None = form
        if read.relation:
            _, child, by = read.relation.split(".")
            at = self._called(child)
            if at is None:
                return
            yield at, by
        for step in read.references:
            if at is None:
                return
            yield at, step
            at = self._target(at, step)
        if at is not None and read.field:
            yield at, read.field

    def end(self, form: Reference, path: tuple[str, ...]) -> FormField | None:
        """The field at the end of a path of references; None of one the platform keeps."""
        at: Reference | None = form
        for step in path[:-1]:
            at = self._target(at, step) if at is not None else None
        found = self._fields(at).get(path[-1]) if at is not None else None
        return found[1] if found is not None else None

    def _target(self, form: Reference, uid: str) -> Reference | None:
        found = self._fields(form).get(uid)
        return referred(found[1].options.get("form"), form.app) if found else None

    def _called(self, uid: str) -> Reference | None:
        if not self._by_uid:
            for each in self.scope.names("form"):
                shape = cast("Form | None", self.scope.find("form", each))
                if shape is not None:
                    self._by_uid[shape.uid] = each
        return self._by_uid.get(uid)

    def _fields(self, form: Reference) -> Mapping[str, tuple[int, FormField]]:
        if form not in self._forms:
            shape = cast("Form | None", self.scope.find("form", form))
            fields = shape.fields if shape is not None else ()
            self._forms[form] = {each.uid: (index, each) for index, each in enumerate(fields)}
        return self._forms[form]
