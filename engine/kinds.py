"""What a kind of definition is: all that publishing needs to know of forms, views, roles and the kinds to come.

A kind is a frozen record of pure functions. `publish()`, the router, the version table, the builder, the command line
and package install know only this module; adding a kind touches none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any, Protocol

from pydantic import BaseModel, ConfigDict

from engine.problems import Problem
from engine.reference import Label, Reference, Slug, Uid, titled

Body = Mapping[str, Any]
"""A definition as JSON. Any: it is whatever an author wrote, until a model has read it."""


class Part(BaseModel):
    """Base of everything an author writes: unknown members are problems, and what was read never changes."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Definition(Part):
    """What every definition carries. A kind adds `kind: Literal["its name"]` and its own members.

    The member is written `schema` in files; pydantic keeps that name for itself.
    """

    schema_number: Annotated[int, titled("文档版本", "Document shape", alias="schema", ge=1)]
    name: Annotated[Slug, titled("名称", "Name")]
    uid: Annotated[Uid, titled("标识", "Identity")]
    label: Annotated[Label, titled("显示名", "Label")]


@dataclass(frozen=True, slots=True)
class Use:
    """One place where a definition names another thing.

    `path` is the JSON pointer of the text that names it; `kind` and `target` say which definition; `part` names a
    member inside it (a field of a form), and is None where the definition itself is meant. The text at `path` holds the
    reference as written (`customer`, `bank_base/customer`, or the part's name).
    """

    path: str
    kind: str
    target: Reference
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Expression:
    """One place where a definition holds an expression.

    `path` is the JSON pointer of its text; it is read in the scope of `form`, and of `names`, which stand for something
    by themselves there: name → name of its type. `wanted` names the type the result must have ("any": whatever it is);
    `fields.expressions` lists the type names. `is_test`: the text is a cell of a decision table, a test of `?`, whose
    type stands in `names`.

    Whoever declares one gets from `definitions`, for every kind alike: its problems with their place in the text, the
    bound tree beside the stored document, where-used, and the text written anew when something it names is renamed.
    """

    path: str
    form: Reference | None = None
    wanted: str = "boolean"
    names: Mapping[str, str] = field(default_factory=dict)
    is_test: bool = False


class Scope(Protocol):
    """What a definition sees of the others while it is checked or compiled: a release, overlaid with chosen drafts.

    Only definitions of the own app and `shared` ones of the apps it `requires` are visible.
    """

    @property
    def app(self) -> str:
        """The app whose definition is looked at."""
        ...

    def find(self, kind: str, reference: Reference) -> BaseModel | None:
        """The definition's model, or None when it is not there or may not be named from here."""
        ...

    def names(self, kind: str) -> Sequence[Reference]:
        """All definitions of this kind that may be named from here, sorted."""
        ...


@dataclass(frozen=True, slots=True)
class StoredTable:
    """Where the records of a form are: names made once, from the first name and the uid; no rename changes them."""

    schema: str
    name: str
    columns: Mapping[str, str]  # uid of the field → its column
    searched: frozenset[str] = frozenset()  # uids of fields that are found by parts of their text
    ordered: frozenset[str] = frozenset()  # uids of fields that have an index in the order of pinyin


class CompileScope(Scope, Protocol):
    """What `compile` gets: the scope of a release, with what only a published definition has."""

    @property
    def release(self) -> int:
        """The number of the release compiled for."""
        ...

    @property
    def version_id(self) -> str:
        """The immutable version compiled."""
        ...

    def table(self, form: str) -> StoredTable | None:
        """The table of the form with this uid; None when publishing has not made it."""
        ...


class Step(Protocol):
    """One thing publishing has to do or ask for, as data; `records.schema` and `definitions` execute steps by type."""


@dataclass(frozen=True, slots=True)
class Widening:
    """A step that only asks: this publication gives somebody more rights than the live release does."""

    role: str
    zh: str
    en: str


def no_expressions(_: Any, __: str) -> Iterable[Expression]:
    """For kinds whose documents hold none."""
    return ()


def no_mentions(_: Any, __: str) -> Iterable[Use]:
    """For kinds whose documents hold no value that another definition lists."""
    return ()


def nothing_against(_: Any, __: Any, ___: Scope) -> list[Problem]:
    """For kinds that may become anything."""
    return []


def nowhere(_: Any, __: Scope) -> Callable[[Problem], Mapping[str, str] | None]:
    """A kind whose problems say themselves what they speak of."""
    return lambda _: None


@dataclass(frozen=True, slots=True)
class DefinitionKind:
    """A kind of definition.

    name        "form"; its folder in a package is the plural, `forms/`
    model       the pydantic model of what an author writes (`extra="forbid"`)
    upgrades    upgrades[n] turns a body of schema n+1 into one of schema n+2; the present schema is len(upgrades) + 1
    check       what is wrong with it, all at once
    references  every place where it names something else
    compile     what an engine runs; called once per version
    plan        the steps from the live model to the new one (either may be None: new, retired)
    run_case    run one given/when/then case carried in the definition; None where the kind carries none
    expressions every place where it holds an expression; `check` need not look at what they say
    turning     what stands against the live model becoming the new one, whatever `check` says of the new one alone
    places      what people call the place a problem speaks of, where its sentence does not say it: "Row 3, Amount: "
    mentions    every place that holds a value another definition lists, the code of an option: where-used tells it, and
                as codes stay what they are, nothing is ever written anew there
    lists       the places whose lists go on without a name they hold, as `/menu/*|/form`: where the pointer of a use is
                like this, what the part before the bar leads to can be taken out
    """

    name: str
    model: type[BaseModel]
    upgrades: tuple[Callable[[dict[str, Any]], dict[str, Any]], ...]
    check: Callable[[Any, Scope], list[Problem]]
    references: Callable[[Any, str], Iterable[Use]]  # (model, app)
    compile: Callable[[Any, CompileScope], Any]
    plan: Callable[[Any | None, Any | None, Scope], Sequence[Step]]  # (live, next, scope)
    run_case: Callable[[Any, Any], Problem | None] | None = None
    expressions: Callable[[Any, str], Iterable[Expression]] = no_expressions  # (model, app)
    turning: Callable[[Any, Any, Scope], list[Problem]] = nothing_against  # (live, next, scope)
    places: Callable[[Any, Scope], Callable[[Problem], Mapping[str, str] | None]] = nowhere  # (model, scope)
    mentions: Callable[[Any, str], Iterable[Use]] = no_mentions  # (model, app)
    lists: tuple[str, ...] = ()

    @property
    def schema(self) -> int:
        """The number of the document shape that is written today."""
        return len(self.upgrades) + 1

    @property
    def folder(self) -> str:
        """Where a package keeps definitions of this kind."""
        return self.name + "s"
