"""`langqiao catalogue`: what this build can make, and its HTTP interface as OpenAPI. Needs no database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

commands = typer.Typer()


@commands.command()
def catalogue(
    openapi: Annotated[
        Path | None, typer.Option(help="Write the OpenAPI document to this file ('-' prints it).")
    ] = None,
) -> None:
    """Print the catalogue of field types, rules and limits as JSON, or write the OpenAPI document."""
    import asyncio

    import orjson

    pretty = orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE
    if openapi is None:
        from engine.api.routes.catalogue import what_there_is

        print(orjson.dumps(asyncio.run(what_there_is()).model_dump(mode="json"), option=pretty).decode(), end="")
        return
    from engine.api.openapi import document

    written = orjson.dumps(document(), option=pretty)
    if str(openapi) == "-":
        print(written.decode(), end="")
    else:
        openapi.write_bytes(written)
