"""A briefing as slides: one a step, with charts that can be edited, the map as a picture, and its notes as notes."""

import io
from collections.abc import Mapping
from typing import Any, Final

from pptx.slide import Slide
from pptx.util import Inches

from lib import words
from lib.briefing import Briefing
from lib.compose import handout, pictures
from lib.compose.handout import Handout, Page
from lib.draw import theme
from lib.export import slide
from lib.export.slide import Box
from lib.load import Case

MEDIA: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
DPI: Final = 300
A_SLIDE: Final = 28  # sources

LEFT, RIGHT, WIDE = 0.45, 6.85, 12.43
UPPER: Final = {False: Box(LEFT, 1.62, WIDE, 3.55), True: Box(LEFT, 1.62, 6.2, 3.55)}
BESIDE: Final = Box(RIGHT, 1.62, 6.03, 3.55)
LOWER: Final = Box(LEFT, 5.25, WIDE, 1.45)
FOOT: Final = Box(LEFT, 6.74, WIDE, 0.44)
WHOLE: Final = Box(LEFT, 1.62, WIDE, 5.05)
LARGE: Final = 1.3  # times the type of a list that stands beside something


def briefing(cases: Mapping[str, Case], made: Briefing, base: str = "") -> bytes:
    """The slides: title, contents, one a step, sources."""
    told = handout.of(cases, made, base)
    show = slide.presentation(told.title, told.data)
    opening = slide.titled(show, slide.OPENING, told.title)
    slide.text(opening, Box(LEFT, 4.4, WIDE, 1.6), [told.data, told.licence], 16)
    contents = slide.titled(show, slide.TITLED, words.say("handout.contents"))
    steps = [_step(show, page, base) for page in told.pages]
    slide.contents(contents, Box(LEFT, 1.5, WIDE, 5.2), [(page.title, page.caption) for page in told.pages], steps)
    _sources(show, told)
    slide.numbered(show, told.data)
    out = io.BytesIO()
    show.save(out)
    return out.getvalue()


def _step(show: Any, page: Page, base: str) -> Slide:
    made = slide.titled(show, slide.TITLED, page.title)
    slide.text(made, Box(LEFT, 1.02, WIDE, 0.55), [page.caption], 13, colour="muted")
    parts = [name for name in page.layout if name != "text"]
    if len(parts) == 1 and parts[0] in LISTS:  # alone it has the whole slide
        words_high = 0.6 if page.plain or page.named else 0.0
        LISTS[parts[0]](made, WHOLE._replace(high=WHOLE.high - words_high), page, LARGE)
        slide.told(made, WHOLE._replace(top=FOOT.top - 0.6, high=0.5), page.plain, page.named, 12)
    elif parts:
        for name, box in zip(parts, (UPPER[len(parts) > 1], BESIDE), strict=False):
            PARTS[name](made, box, page)
        slide.told(made, LOWER, page.plain, page.named, 12)
    else:
        slide.told(made, Box(LEFT, 1.7, WIDE, 3.4), page.plain, page.named, 16)
    by = list(dict.fromkeys(str(row["publisher"]) for row in page.pages))
    foot = (words.say("handout.foot", by=", ".join(by) or "–", all=pictures.sources(page.shown)), {"colour": "muted"})
    opened = (f"  {words.say('handout.open')}", {"colour": "accent", "link": page.about["link"]})
    slide.line(slide.frame(made, FOOT), [foot, *([opened] if base else [])], 9, first=True)
    made.notes_slide.notes_text_frame.text = "\n\n".join(filter(None, (page.notes, *page.about.values())))
    return made


def _timeline(made: Slide, box: Box, page: Page) -> None:
    counts, measured = handout.per_day(page.shown), handout.violations(page.shown)
    with_series = bool(measured.notna().any().any())
    upper = box._replace(high=box.high * 0.58) if with_series else box
    slide.columns(made, upper, words.say("handout.per_day"), counts, slide.sides(counts))
    if with_series:
        lower = box._replace(top=box.top + box.high * 0.6, high=box.high * 0.4)
        slide.columns(made, lower, words.say("handout.violations"), measured, theme.SERIES)


def _map(made: Slide, box: Box, page: Page) -> None:
    drawn = pictures.bare(page.shown.case, page.shown.link, "map", (box.wide, box.high), "png", DPI)
    at = made.shapes.add_picture(io.BytesIO(drawn), *map(Inches, box))
    slide.described(at, words.say("handout.map_alt", choice=page.caption))


def _statements(made: Slide, box: Box, page: Page, larger: float = 1) -> None:
    text = slide.frame(made, box)
    for number, row in enumerate(page.said):
        mark = ("■ ", {"colour": theme.SIDES[row["side"]]})
        head = (f"{''.join(row['title'])} ", {"bold": True})
        quotes = [f"“{''.join(one['text'])}” ({one['kind']})" for one in row.get("said", ())]
        body = quotes[0] if quotes else "".join(row["summary"])
        when = (f"  {row['when']}, {row['where']}", {"colour": "muted"})
        slide.line(text, [mark, head, (body, {}), when], 12 * larger, first=not number)
    if page.more_said:
        slide.line(text, [(words.say("handout.more_said", n=page.more_said), {"colour": "muted"})], 11 * larger)


def _figures(made: Slide, box: Box, page: Page) -> None:
    rows = [(one["label"], one["value"], "; ".join(one["notes"])) for one in page.figures]
    slide.table(made, box, rows, (0.26, 0.14, 0.6), 11)


def _checks(made: Slide, box: Box, page: Page, larger: float = 1) -> None:
    rows = [
        (str(one["number"]), f"{one['sign']} {one['verdict']}", one["says"][0]["value"], one["says"][0]["found"])
        for one in page.checks
    ]
    slide.table(made, box, rows, (0.03, 0.17, 0.25, 0.55), 8 * larger)


LISTS: Final = {"statements": _statements, "article": _checks}
PARTS: Final = {"timeline": _timeline, "map": _map, "number": _figures, **LISTS}


def _sources(show: Any, told: Handout) -> None:
    """The sources of all that the slides name, some a slide."""
    for start in range(0, len(told.sources), A_SLIDE):
        made = slide.titled(show, slide.TITLED, words.say("handout.sources"))
        slide.sources(made, Box(LEFT, 1.4, WIDE, 5.4), told.sources[start : start + A_SLIDE])


BRIEFINGS: Final = {"briefing.pptx": briefing}
