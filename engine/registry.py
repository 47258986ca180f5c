"""Registries of plug-ins: a new field type, node, action or chart is one new file in its package."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar

from engine.errors import NotFound


class Named(Protocol):
    """Anything with a name."""

    @property
    def name(self) -> str:
        """Unique among plug-ins of its sort."""
        ...


Plugin = TypeVar("Plugin", bound=Named)


class Registry(Generic[Plugin]):
    """Plug-ins of one sort by name, discovered by importing every module of a package once.

    field_types: Registry[FieldType] = Registry("field type", "engine.fields.types")

    @field_types.add
    class Rating(FieldType): ...
    """

    def __init__(self, what: str, package: str) -> None:
        self._what = what
        self._package = package
        self._plugins: dict[str, Plugin] = {}
        self._discovered = False

    def add(self, plugin: type[Plugin]) -> type[Plugin]:
        """Register one instance of a class; a second plug-in of the same name is a programming error."""
        instance = plugin()
        if instance.name in self._plugins:
            raise ValueError(f"two {self._what}s are named {instance.name!r}")
        self._plugins[instance.name] = instance
        return plugin

    def get(self, name: str) -> Plugin:
        """The plug-in of this name; NotFound says which are known."""
        self._discover()
        if name not in self._plugins:
            raise NotFound(self._what, name, known=sorted(self._plugins))
        return self._plugins[name]

    def names(self) -> list[str]:
        """Every name, sorted."""
        self._discover()
        return sorted(self._plugins)

    def __iter__(self) -> Iterator[Plugin]:
        self._discover()
        return iter([self._plugins[name] for name in sorted(self._plugins)])

    def __contains__(self, name: object) -> bool:
        self._discover()
        return isinstance(name, str) and name in self._plugins

    def _discover(self) -> None:
        if self._discovered:
            return
        package = importlib.import_module(self._package)
        for module in pkgutil.iter_modules(package.__path__):
            importlib.import_module(f"{self._package}.{module.name}")
        self._discovered = True
