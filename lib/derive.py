"""What derives from model.py, as text: the tables in canonical form, docs/codebook.md and the data packages.

scripts/format writes what differs; scripts/format --check names it.
"""

import csv
import io
import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from lib import check, dates, load, model, schema
from lib.schema import Column, Table

CODEBOOK: Final = load.DATA.parent / "docs" / "codebook.md"
PROFILE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"
LICENCE: Final = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
TYPES: Final = {"number": "number", "day": "date"}
PACKAGE: Final = "datapackage.json"

Descriptor = dict[str, Any]


def files(root: Path = load.DATA, codebook_path: Path = CODEBOOK) -> dict[Path, str]:
    """Every file that derives from the model, with its text; tables that cannot be read are left out."""
    folders = sorted(path.parent for path in root.glob(f"*/{check.CASE}"))
    texts = {codebook_path: codebook()}
    for path, table in _tables(root, folders):
        rows = _rows(path, table)
        if rows is not None:
            texts[path] = canonical(rows, table)
    texts[root / PACKAGE] = _json(_whole(folders))
    return texts | {folder / PACKAGE: _json(_case(folder)) for folder in folders}


def stale(texts: Mapping[Path, str]) -> list[Path]:
    """The files among these that are missing or hold something else."""
    return [path for path, text in texts.items() if not path.exists() or path.read_bytes() != text.encode()]


def write(path: Path, text: str) -> None:
    """Puts a text in a file's place at once, so that nobody reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(text.encode())
    new.replace(path)


def canonical(rows: list[dict[str, str]], table: Table) -> str:
    """The text of a table: header, rows in the table's order, quotes only where they must be, lines ended by \\n."""
    out = io.StringIO()
    writer = csv.DictWriter(out, table.names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(rows, key=lambda row: [_rank(row[name], table.column(name)) for name in table.order]))
    return out.getvalue()


def codebook() -> str:
    """docs/codebook.md: every table and column in words."""
    parts = [
        "# Codebook",
        "Written from `lib/model.py` by `scripts/format`; change it there. Tables are CSV in UTF-8. "
        f"Lists inside a cell are separated by `{schema.SEPARATOR}`. Dates are EDTF (ISO 8601-2), local days.",
        "## Registers, shared by all cases",
        *(_described(table) for table in model.REGISTERS.values()),
        "## Tables of a case",
        *(_described(table) for table in model.CASE_TABLES.values()),
        "## Vocabularies",
        *(_listed(table, column) for table in model.TABLES.values() for column in table.columns if column.vocabulary),
    ]
    return "\n\n".join(parts) + "\n"


def table_schema(table: Table) -> Descriptor:
    """The Table Schema of a table, without its links to other tables."""
    fields = [field(column) for column in table.columns]
    required = all(table.column(name).required for name in table.key)
    return {"fields": fields} | ({"primaryKey": list(table.key)} if required else {})


def field(column: Column) -> Descriptor:
    """The field of a column in a Table Schema."""
    constraints: Descriptor = {"required": True} if column.required else {}
    described = {"name": column.name, "description": column.about}
    if column.many:
        return described | {
            "type": "list",
            "delimiter": schema.SEPARATOR,
            "itemType": "string",
            "constraints": constraints,
        }
    kind = TYPES.get(column.kind, "string")
    if column.vocabulary:
        constraints["enum"] = list(column.vocabulary)
    elif kind == "string" and column.kind != "text":
        constraints["pattern"] = f"({column.pattern})"
    return described | {"type": kind, "constraints": constraints}


def _tables(root: Path, folders: list[Path]) -> Iterator[tuple[Path, Table]]:
    yield from ((root / f"{name}.csv", table) for name, table in model.REGISTERS.items())
    for folder in folders:
        yield from ((folder / f"{name}.csv", table) for name, table in model.CASE_TABLES.items())


def _rows(path: Path, table: Table) -> list[dict[str, str]] | None:
    """The rows of a file; None where it is no table of ours, which scripts/validate explains."""
    try:
        header, *rows = csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""), strict=True)
    except (OSError, ValueError, csv.Error):
        return None
    if tuple(header) != table.names or any(len(row) != len(header) for row in rows):
        return None
    return [dict(zip(header, row, strict=True)) for row in rows]


def _rank(cell: str, column: Column) -> tuple[Any, ...]:
    """What a cell sorts by: days by their first, numbers by size, the rest as text."""
    if column.kind in ("edtf", "day"):
        return (dates.span(cell)[0].isoformat() if dates.valid(cell) else cell,)
    try:
        return (0, float(cell), cell) if column.kind == "number" else (1, 0.0, cell)
    except ValueError:
        return (1, 0.0, cell)


def _described(table: Table) -> str:
    lines = [
        f"### {table.name}",
        f"A row is {table.row}. One row by {', '.join(f'`{name}`' for name in table.key)}.",
        "",
    ]
    lines += ["| column | form | meaning |", "| --- | --- | --- |"]
    lines += [f"| `{column.name}` | {_form(column)} | {column.about} |" for column in table.columns]
    return "\n".join(lines)


def _form(column: Column) -> str:
    kinds = {
        "text": "text",
        "key": "key",
        "edtf": "EDTF date",
        "url": "address",
        "choice": "one of a list",
        "amount": "number, range or date",
    }
    form = kinds.get(column.kind, column.kind)
    if column.links:
        form = f"key of {' or '.join(column.links)}" + "".join(f", or `{value}`" for value in column.values)
    return ("list of: " if column.many else "") + form + (", required" if column.required else "")


def _listed(table: Table, column: Column) -> str:
    return f"`{table.name}.{column.name}`: " + ", ".join(column.vocabulary) + "."


def resource(table: Table, name: str, path: str, schema_: Descriptor) -> Descriptor:
    """A table as a resource of a data package; `path` is where its file stands."""
    described = {
        "name": name,
        "type": "table",
        "path": path,
        "title": table.name,
        "description": f"A row is {table.row}.",
    }
    return described | {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "schema": schema_}


def linked(table: Table, names: Mapping[str, str]) -> Descriptor:
    """The schema of a table with its links to the tables that have a name here; a Table Schema cannot link lists."""
    keys = [
        {"fields": [column.name], "reference": {"resource": names[column.links[0]], "fields": ["key"]}}
        for column in table.columns
        if len(column.links) == 1 and not column.many and not column.values and column.links[0] in names
    ]
    return table_schema(table) | ({"foreignKeys": keys} if keys else {})


def _case(folder: Path) -> Descriptor:
    """The data package of one case: its own tables, linked among each other."""
    names = {name: name for name in model.CASE_TABLES}
    stated = tomllib.loads((folder / check.CASE).read_text("utf-8"))
    resources = [
        resource(table, name, f"{name}.csv", linked(table, names)) for name, table in model.CASE_TABLES.items()
    ]
    return package(folder.name, stated["title"], stated["scope"], resources)


def _whole(folders: list[Path]) -> Descriptor:
    """The data package of all cases with the registers, linked to each other."""
    registers = {name: name for name in model.REGISTERS}
    resources = [
        resource(table, name, f"{name}.csv", linked(table, registers)) for name, table in model.REGISTERS.items()
    ]
    for folder in folders:
        names = registers | {name: f"{folder.name}-{name}" for name in model.CASE_TABLES}
        resources += [
            resource(table, names[name], f"{folder.name}/{name}.csv", linked(table, names))
            for name, table in model.CASE_TABLES.items()
        ]
    return package("escalation-timelines", "Escalation Timelines", "The registers and all cases.", resources)


def package(name: str, title: str, description: str, resources: list[Descriptor]) -> Descriptor:
    """The descriptor of a data package of these resources, under our licence."""
    made = {"$schema": PROFILE, "name": name, "title": title, "description": description, "licenses": [LICENCE]}
    return made | {"resources": resources}


def _json(descriptor: Descriptor) -> str:
    return json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n"
