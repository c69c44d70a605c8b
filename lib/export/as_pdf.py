"""A briefing as a tagged PDF (PDF/UA-1): a report in A4 or a handout of 16:9, with every source as a link."""

import functools
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import typst

from lib import words
from lib.briefing import Briefing
from lib.compose import handout, pictures
from lib.compose.handout import Handout, Page
from lib.draw import fonts, theme
from lib.load import Case

MEDIA: Final = "application/pdf"
TEMPLATE: Final = Path(__file__).with_name("handout.typ")
FORMS: Final = ("a4", "16:9")
# Inches of a picture; in a handout two stand beside each other, one alone is as wide as both.
SIZES: Final = {
    "a4": {"timeline": (6.8, 4.7), "map": (6.8, 3.3)},
    "16:9": {"timeline": (6.05, 3.7), "map": (6.05, 3.7)},
}
ALONE: Final = {False: (12.2, 4.0), True: (12.2, 3.2)}  # True: above figures

Row = dict[str, Any]


def briefing(cases: Mapping[str, Case], made: Briefing, base: str = "", form: str = "a4") -> bytes:
    """The report; typst refuses a document that would not be accessible."""
    told = handout.of(cases, made, base)
    with tempfile.TemporaryDirectory(prefix="escalation-pdf-") as name:
        folder = Path(name)
        (folder / "main.typ").write_bytes(TEMPLATE.read_bytes())
        data = _data(told, folder, form, base)
        drawn: bytes = typst.compile(
            str(folder / "main.typ"),
            root=name,
            font_paths=[str(fonts.folder()), str(fonts.SIGNS)],
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards=["ua-1"],
        )
    return drawn


def _data(told: Handout, folder: Path, form: str, base: str) -> Row:
    """What the template sets; it takes no word as markup."""
    return {
        "form": form,
        "title": told.title or words.say("handout.untitled"),
        "author": words.say("app.title"),
        "description": told.data,
        "data": told.data,
        "licence": told.licence,
        "link": base,
        "colours": {name: values[0] for name, values in theme.PAPER.items()},
        "sides": theme.SIDES,
        "words": words.section("handout"),
        "steps": [_step(page, folder, form) for page in told.pages],
        "sources": [{name: row[name] for name in ("title", "url", "line")} for row in told.sources],
    }


def _step(page: Page, folder: Path, form: str) -> Row:
    foot = words.say("handout.rest", all=pictures.sources(page.shown))
    return {
        "title": page.title or words.say("handout.step_title", n=page.number),
        "caption": page.caption,
        "told": page.told,
        "rests": list(page.rests),
        "named": [row for row in page.named if row["key"] not in {rest["key"] for rest in page.rests}],
        "statements": [_statement(row) for row in page.said],
        "more": words.say("handout.more_said", n=page.more_said) if page.more_said else "",
        "figures": [{**row, "notes": "; ".join(row["notes"])} for row in page.figures],
        "checks": [_check(row) for row in page.checks],
        "pictures": [_picture(page, name, folder, form) for name in page.layout if name in pictures.FIGURES],
        "foot": foot,
        "link": page.about["link"],
    }


def _picture(page: Page, name: str, folder: Path, form: str) -> Row:
    """Draws a figure into the folder that the document is set from."""
    file = f"{page.number}-{name}.svg"
    alone = form == "16:9" and len([part for part in page.layout if part in pictures.FIGURES]) == 1
    size = ALONE["number" in page.layout] if alone else SIZES[form][name]
    (folder / file).write_bytes(pictures.bare(page.shown.case, page.shown.link, name, size, "svg"))
    return {"file": file, "alt": words.say(f"handout.{name}_alt", choice=page.caption)}


def _statement(row: Row) -> Row:
    quotes = [{**one, "text": "".join(one["text"])} for one in row.get("said", ())]
    texts = {name: "".join(row.get(name, "")) for name in ("title", "summary")}
    return texts | {name: row.get(name, "") for name in ("side", "when", "who", "where")} | {"quotes": quotes}


def _check(row: Row) -> Row:
    says, found = (" ".join(filter(None, (one[name] for one in row["says"]))) for name in ("value", "found"))
    return {name: str(row[name]) for name in ("number", "sign", "verdict")} | {"says": says, "found": found}


BRIEFINGS: Final = {"briefing.pdf": briefing, "handout.pdf": functools.partial(briefing, form="16:9")}
