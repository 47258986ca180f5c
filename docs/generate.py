"""Writes the pages of `docs/look-up` that the code itself can tell: field types, settings, commands, routes, problems.

`make docs` runs it; with `--check` nothing is written and the exit status says whether a page is out of date.
"""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import typer
from fastapi.routing import APIRoute

import engine
from engine.fields.field_type import FieldType, field_types
from engine.problems import Code
from engine.settings import Settings

FOLDER = Path(__file__).parent / "look-up"
MADE = "<!-- made by `make docs`; do not edit -->"
GROUPS = {"basic": "Basic", "bank": "Banking", "relation": "Relations"}


def field_types_page() -> str:
    """Every field type with options, operators and examples, from the registry."""
    lines = [
        "# Field types",
        MADE,
        "",
        "What a field of a form can be. JSON is how a value travels; *column* is how PostgreSQL keeps it.",
        "",
    ]
    for group, title in GROUPS.items():
        members = [each for each in field_types if each.group == group]
        if members:
            lines += [f"## {title}", ""]
            for field_type in members:
                lines += _field_type(field_type)
    return _text(lines)


def _field_type(field_type: FieldType) -> list[str]:
    label = field_type.label
    schema = field_type.Options.model_json_schema(by_alias=True)
    written = next((each.options for each in field_type.examples if each.options), {})
    required = {name: written[name] for name in schema.get("required", []) if name in written}
    traits = field_type.traits(field_type.Options(**required))
    operators = ", ".join(f"`{each.name}`" for each in traits.operators)
    lines = [f"### `{field_type.name}` · {label.zh} · {label.en}", "", (field_type.__doc__ or "").strip(), ""]
    lines.append(
        f"Column `{traits.column.sql}`; filters {operators}; {'sortable' if traits.sortable else 'not sortable'}."
    )
    lines.append("")
    if schema.get("properties"):
        lines += ["| Option | | Default |", "|---|---|---|"]
        for name, option in schema["properties"].items():
            title = f"{option.get('title', name)} · {option.get('title_en', name)}"
            default = f"`{json.dumps(option['default'], ensure_ascii=False)}`" if "default" in option else "required"
            if option.get("default", ...) is None:
                default = ""
            lines.append(f"| `{name}` | {title}{_words(option)} | {default} |")
        lines.append("")
    good = [
        _json(each.written) for each in field_type.examples if each.problem is None and each.written not in (None, "")
    ]
    bad = [f"{_json(each.written)} → `{each.problem}`" for each in field_type.examples if each.problem]
    lines += [f"Accepted: {', '.join(good[:3])}. Refused: {', '.join(bad[:3])}.", ""]
    return lines


def settings_page() -> str:
    """Every setting with its environment variable and default."""
    lines = [
        "# Settings",
        MADE,
        "",
        "Environment variables, read once at start.",
        "",
        "| Variable | Default | |",
        "|---|---|---|",
    ]
    texts = _attribute_texts(Settings)
    for name, setting in Settings.model_fields.items():
        alias = setting.validation_alias
        choices = [str(each) for each in alias.choices] if alias is not None and hasattr(alias, "choices") else []
        variables = " or ".join(f"`{each}`" for each in choices or [f"LANGQIAO_{name.upper()}"])
        default = "" if setting.default is None else f"`{setting.default}`"
        lines.append(f"| {variables} | {default} | {setting.description or texts.get(name, '')} |")
    return _text(lines)


def commands_page(app: typer.Typer) -> str:
    """Every command with its arguments and options."""
    lines = ["# Command line", MADE, "", "`langqiao COMMAND --help` says the same.", ""]
    for path, command in _commands(typer.main.get_command(app), ""):
        context = command.make_context(f"langqiao {path}", [], resilient_parsing=True)
        usage = command.get_usage(context).removeprefix("Usage: ")
        lines += [f"## `langqiao {path}`", "", (command.help or "").strip(), "", f"`{usage}`", ""]
        options = [
            each for each in command.get_params(context) if each.param_type_name == "option" and each.name != "help"
        ]
        if options:
            lines += ["| Option | |", "|---|---|"]
            lines += [f"| `{', '.join([*each.opts, *each.secondary_opts])}` | {each.help or ''} |" for each in options]
            lines.append("")
    return _text(lines)


def _commands(command: Any, path: str) -> Iterator[tuple[str, Any]]:  # Any: typer brings its own click along
    if hasattr(command, "commands"):
        for name in sorted(command.commands):
            yield from _commands(command.commands[name], f"{path} {name}".strip())
    elif not command.hidden:
        yield path, command


def routes_page(routes: list[APIRoute]) -> str:
    """Every route with who may call it and what it leaves in the audit trail."""
    lines = [
        "# HTTP routes",
        MADE,
        "",
        "JSON below `/api`; errors are `application/problem+json`. A write carries the session's `X-CSRF-Token`.",
        "",
        "| Route | | Who | Audit |",
        "|---|---|---|---|",
    ]
    for route in sorted(routes, key=lambda each: (each.path, sorted(each.methods))):
        said = dict(route.openapi_extra or {})
        audit, who = said.get("x-audit", ""), ", ".join(said.get("x-permission", []))
        summary = (route.description or route.summary or "").split("\n")[0]
        lines += [f"| `{method} {route.path}` | {summary} | {who} | {audit} |" for method in sorted(route.methods)]
    return _text(lines)


def problems_page() -> str:
    """Every problem code with its sentence in both languages."""
    lines = [
        "# Problem codes",
        MADE,
        "",
        "What `code` in an answer can be. Programs rely on the code; the sentence is for people and may be put better.",
        "",
        "| Code | 中文 | English |",
        "|---|---|---|",
    ]
    for code in sorted(all_codes(), key=lambda each: (each.name, each.en)):
        lines.append(f"| `{code.name}` | {_cell(code.zh)} | {_cell(code.en)} |")
    return _text(lines)


def all_codes() -> set[Code]:
    """Every `Code` that stands at the top of a module of the engine."""
    found: set[Code] = set()
    for module in pkgutil.walk_packages(engine.__path__, "engine."):
        if module.name.endswith("__main__"):
            continue
        found |= {each for each in vars(importlib.import_module(module.name)).values() if isinstance(each, Code)}
    return found


def flow_nodes_page() -> str:
    """Every type of node against what there is of it, from the registry."""
    from engine.flows.node_table import HEAD, table

    lines = [
        "# Nodes of a flow",
        MADE,
        "",
        "What may stand in a flow. *Try-out* is what happens at it with sample data; *story* is what a case says of it "
        "afterwards; a case may stop at it with one of the *incidents*; the *test* is under `tests/pure/flows`.",
        "",
        "| " + " | ".join(HEAD) + " |",
        "|" + "---|" * len(HEAD),
    ]
    for row in table():
        first, *cells, test = (_cell(each) for each in row.cells())
        lines.append(f"| `{first}` | {' | '.join(cells)} | `{test}` |")
    return _text(lines)


def pages() -> dict[str, Callable[[], str]]:
    """File name → how it is made."""
    from engine.api.routes_of import discovered_routes
    from engine.cli import app

    return {
        "field-types.md": field_types_page,
        "settings.md": settings_page,
        "command-line.md": lambda: commands_page(app),
        "http.md": lambda: routes_page(discovered_routes()),
        "problems.md": problems_page,
        "flow-nodes.md": flow_nodes_page,
    }


def out_of_date() -> list[str]:
    """Pages that are not what the code says."""
    return [
        name for name, make in pages().items() if not (FOLDER / name).exists() or (FOLDER / name).read_text() != make()
    ]


def _words(option: dict[str, Any]) -> str:
    words = option.get("words")
    return ": " + ", ".join(f"`{name}` {said['zh']} {said['en']}" for name, said in words.items()) if words else ""


def _attribute_texts(model: type) -> dict[str, str]:
    """The text written below each attribute of a class, which Python itself forgets."""
    import ast
    import inspect
    import textwrap

    body = ast.parse(textwrap.dedent(inspect.getsource(model))).body[0]
    assert isinstance(body, ast.ClassDef)
    found = {}
    for attribute, text in zip(body.body, body.body[1:], strict=False):
        is_text = (
            isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant) and isinstance(text.value.value, str)
        )
        if isinstance(attribute, ast.AnnAssign) and isinstance(attribute.target, ast.Name) and is_text:
            assert isinstance(text, ast.Expr)
            assert isinstance(text.value, ast.Constant)
            found[attribute.target.id] = " ".join(str(text.value.value).split())
    return found


def _json(value: Any) -> str:
    written = json.dumps(value, ensure_ascii=False, default=str)
    text = "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in written)
    text = text if len(text) <= 44 else text[:40] + "…" + text[-1]
    return f"`{text}`".replace("|", "\\|")


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _text(lines: list[str]) -> str:
    return "\n".join(lines).rstrip() + "\n"


def main() -> int:
    """Write the pages, or only say which are out of date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    old = out_of_date()
    if parser.parse_args().check:
        sys.stderr.writelines(f"docs/look-up/{name} is out of date: run make docs\n" for name in old)
        return 1 if old else 0
    FOLDER.mkdir(exist_ok=True)
    for name in old:
        (FOLDER / name).write_text(pages()[name]())
    return 0


if __name__ == "__main__":
    sys.exit(main())
