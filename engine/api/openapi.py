"""The HTTP interface as OpenAPI: `python -m engine.api.openapi [FILE]`. From it the browser's types are made.

Routes are composed from their declarations alone, so this needs no database and no platform.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import orjson
from fastapi.openapi.utils import get_openapi

from engine.api.errors import PROBLEM_JSON, ErrorOut
from engine.api.routes_of import discovered_routes
from engine.api.version import version

REFERENCE = "#/components/schemas/{model}"


def document() -> dict[str, Any]:  # Any: OpenAPI is JSON
    """The description of every route, with its permission and audit class; every error is a problem document."""
    schema = get_openapi(
        title="Langqiao", version=version(), routes=discovered_routes(), separate_input_output_schemas=False
    )
    shape = ErrorOut.model_json_schema(ref_template=REFERENCE)
    schemas = schema.setdefault("components", {}).setdefault("schemas", {})
    schemas.update(shape.pop("$defs", {}))
    schemas["ErrorOut"] = shape
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    content = {PROBLEM_JSON: {"schema": {"$ref": REFERENCE.format(model="ErrorOut")}}}
    for path in schema["paths"].values():
        for operation in path.values():
            operation["responses"].pop("422", None)
            for status, answer in operation["responses"].items():
                if not status.startswith("2"):
                    answer["content"] = content
            operation["responses"]["default"] = {"description": "A problem document", "content": content}
    return schema


if __name__ == "__main__":
    written = orjson.dumps(document(), option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE)
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_bytes(written)
    else:
        sys.stdout.buffer.write(written)
