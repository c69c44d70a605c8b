"""The shapes of a slide: titles on the masters, texts, tables and charts with their data, in the house's colours."""

import math
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

import pandas as pd
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.slide import Slide
from pptx.util import Inches, Pt

from lib import model, words
from lib.draw import theme

OPENING, TITLED = 0, 5  # layouts of the standard masters: title slide, title only
WIDE, HIGH = 13.333, 7.5  # inches
EDGE: Final = 0.45
FONT: Final = "Calibri"
MOST_DAYS: Final = 8  # that an axis names


class Box(NamedTuple):
    """Where a shape stands on a slide, inches."""

    left: float
    top: float
    wide: float
    high: float


def presentation(title: str, subject: str) -> Any:
    """An empty presentation of 16:9; its masters have the house's titles, its properties say what it is and whose."""
    show = Presentation()
    about = show.core_properties
    about.title, about.subject, about.author = title, subject, words.say("app.title")
    show.slide_width, show.slide_height = Inches(WIDE), Inches(HIGH)
    master = show.slide_master
    for layout in (master, *master.slide_layouts):
        for shape in list(layout.placeholders):
            opening = layout is master.slide_layouts[OPENING]
            if shape.placeholder_format.type in (1, 3):  # title, centred title
                _placed(shape, Box(EDGE, 2.3 if opening else 0.3, WIDE - 2 * EDGE, 1.7 if opening else 0.7))
                _styled(shape.text_frame, 36 if opening else 26)
            else:
                shape.element.getparent().remove(shape.element)
    return show


def _styled(frame: Any, size: float) -> None:
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    style = frame.paragraphs[0]
    style.font.size, style.font.bold, style.font.name = Pt(size), True, FONT
    style.font.color.rgb = rgb(theme.PAPER["ink"][0])


def titled(show: Any, layout: int, title: str) -> Slide:
    """A new slide with its title in the master's place, at the left."""
    made: Slide = show.slides.add_slide(show.slide_layouts[layout])
    made.shapes.title.text = title
    paragraph = made.shapes.title.text_frame.paragraphs[0]
    paragraph.alignment = 1
    paragraph.font.size, paragraph.font.bold, paragraph.font.name = Pt(36 if layout == OPENING else 26), True, FONT
    paragraph.font.color.rgb = rgb(theme.PAPER["ink"][0])
    made.shapes.title.text_frame.word_wrap = True
    return made


def rgb(colour: str) -> RGBColor:
    """A colour as slides have it."""
    return RGBColor.from_string(colour.removeprefix("#"))


def _placed(shape: Any, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = map(Inches, box)


def frame(made: Any, box: Box) -> Any:
    """An empty text in a box, without margins, broken into lines."""
    shape = made.shapes.add_textbox(*map(Inches, box))
    text_ = shape.text_frame
    text_.word_wrap = True
    text_.margin_left = text_.margin_right = text_.margin_top = text_.margin_bottom = 0
    text_.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE  # where another font is wider, the text becomes smaller
    return text_


def line(text_: Any, runs: Sequence[tuple[str, Mapping[str, Any]]], size: float, first: bool = False) -> Any:
    """Adds a paragraph of runs to a text; each run with bold, colour (a name of the theme or a hex code) and link."""
    paragraph = text_.paragraphs[0] if first else text_.add_paragraph()
    for said, style in runs:
        run = paragraph.add_run()
        run.text, run.font.size, run.font.name = said, Pt(size), FONT
        run.font.bold = bool(style.get("bold"))
        colour = str(style.get("colour", "ink"))
        run.font.color.rgb = rgb(theme.PAPER[colour][0] if colour in theme.PAPER else colour)
        if str(style.get("link", "")).startswith(("http://", "https://")):
            run.hyperlink.address = style["link"]
    paragraph.space_after = Pt(size * 0.3)
    return paragraph


def text(made: Any, box: Box, lines: Sequence[str], size: float, colour: str = "ink", link: str = "") -> None:
    """Paragraphs in a box; each leads to `link` where it is an address on the web."""
    text_ = frame(made, box)
    for number, said in enumerate(lines):
        line(text_, [(said, {"colour": colour, "link": link})], size, first=not number)


def told(made: Any, box: Box, text_of: str, named: Sequence[Mapping[str, str]], size: float) -> None:
    """A step's text, and the records that it names, each after a sign in the colour of its side: beside each other
    where there are both."""
    beside = bool(text_of and named)
    left = box._replace(wide=box.wide * 0.56) if beside else box
    if text_of:
        text(made, left, [text_of], size)
    if named:
        right = box._replace(left=box.left + box.wide * 0.59, wide=box.wide * 0.41) if beside else box
        text_ = frame(made, right)
        for number, row in enumerate(named):
            mark = ("■ ", {"colour": theme.SIDES[row["side"]]})
            said = f"{row['title']} ({row['doubt']})" if row["doubt"] else row["title"]
            where = f"  {row['when']}"
            line(text_, [mark, (said, {"bold": True}), (where, {"colour": "muted"})], size, first=not number)


def columns(made: Any, box: Box, title: str, counts: pd.DataFrame, colours: Mapping[str, str]) -> None:
    """A stacked column chart, one column a day, with its numbers in a sheet that can be edited."""
    data = CategoryChartData()
    data.categories = [day.date() for day in counts.index]
    for name in counts:
        data.add_series(str(name), [None if pd.isna(n) else float(n) for n in counts[name]])
    if counts.shape[1] == 0:
        data.add_series(words.say("handout.nothing"), [None] * len(counts))
    text(made, box._replace(left=box.left + 0.1, high=0.24), [title], 11)
    inner = box._replace(top=box.top + 0.24, high=box.high - 0.24)
    shape = made.shapes.add_chart(XL_CHART_TYPE.COLUMN_STACKED, *map(Inches, inner), data)
    chart = shape.chart
    chart.font.size, chart.font.name = Pt(10), FONT
    chart.has_title = False
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 12, 100
    for series in plot.series:
        if series.name in colours:
            series.format.fill.solid()
            series.format.fill.fore_color.rgb = rgb(colours[series.name])
    _days(chart.category_axis, len(counts))
    chart.value_axis.major_gridlines.format.line.color.rgb = rgb(theme.PAPER["rule"][0])
    described(shape, title)


def _days(axis: Any, n: int) -> None:
    """An axis of n days: some are named, upright, at equal steps."""
    axis.tick_labels.number_format = "d mmm"
    axis.tick_labels.number_format_is_linked = False
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.has_major_gridlines = False
    axis.tick_labels.font.size = Pt(10)
    upright = axis._element.find(qn("c:txPr")).bodyPr
    upright.set("rot", "0")
    upright.set("vert", "horz")
    for name, value in (("c:majorUnit", str(math.ceil(n / MOST_DAYS))), ("c:majorTimeUnit", "days")):
        unit = OxmlElement(name)  # the library has no word for it
        unit.set("val", value)
        axis._element.append(unit)


def sides(counts: pd.DataFrame) -> dict[str, str]:
    """The colours of the sides by name."""
    return {str(name): theme.SIDES[model.SLUGS[str(name)]] for name in counts}


def described(shape: Any, text_of: str) -> None:
    """Gives a picture or chart its text alternative."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", text_of)


def table(made: Any, box: Box, rows: Sequence[Sequence[str]], widths: Sequence[float], size: float) -> None:
    """A plain table with thin rules; `widths` are parts of the whole."""
    if not rows:
        return
    shape = made.shapes.add_table(len(rows), len(widths), *map(Inches, box._replace(high=0.2 * len(rows))))
    shape.table.first_row = shape.table.horz_banding = False
    for number, part in enumerate(widths):
        shape.table.columns[number].width = Inches(box.wide * part)
    for y, row in enumerate(rows):
        for x, said in enumerate(row):
            cell = shape.table.cell(y, x)
            cell.fill.background()
            cell.margin_left = cell.margin_right = Inches(0.05)
            cell.margin_top = cell.margin_bottom = Inches(0.015)
            line(cell.text_frame, [(said, {"bold": x == 1})], size, first=True).space_after = Pt(0)


def numbered(show: Any, said: str) -> None:
    """Writes on every slide but the first which it is, and of which day the data are."""
    total = len(show.slides)
    for number, made in enumerate(show.slides, 1):
        if number > 1:
            text_ = frame(made, Box(EDGE, 7.2, WIDE - 2 * EDGE, 0.22))
            line(text_, [(f"{said}   {number} / {total}", {"colour": "muted"})], 9, first=True).alignment = 3


def contents(made: Any, box: Box, entries: Sequence[tuple[str, str]], slides: Sequence[Any]) -> None:
    """The steps with their choices, each leading to its slide."""
    text_, size = frame(made, box), 18 if len(entries) <= 8 else 12
    for number, ((title, caption), target) in enumerate(zip(entries, slides, strict=True)):
        paragraph = line(text_, [(f"{number + 1}  {title}", {"bold": True})], size, first=not number)
        _leads(made, paragraph.runs[0], target)
        line(text_, [(caption, {"colour": "muted"})], size * 0.62)


def _leads(made: Any, run: Any, target: Any) -> None:
    """Makes a run of text lead to another slide of the same file."""
    relation = made.part.relate_to(
        target.part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide"
    )
    link = run._r.get_or_add_rPr().add_hlinkClick(relation)
    link.set("action", "ppaction://hlinksldjump")


def sources(made: Any, box: Box, rows: Sequence[Mapping[str, str]]) -> None:
    """Pages with publisher, day and grade in two columns, each title leading to its address."""
    half, gap = (len(rows) + 1) // 2, 0.4
    for number, part in enumerate((rows[:half], rows[half:])):
        wide = (box.wide - gap) / 2
        text_ = frame(made, box._replace(left=box.left + number * (wide + gap), wide=wide))
        for index, row in enumerate(part):
            style = {"link": row["url"], "colour": "accent" if row["url"] else "ink"}
            line(text_, [(row["title"], style), (f"  {row['line']}", {"colour": "muted"})], 10, first=not index)
