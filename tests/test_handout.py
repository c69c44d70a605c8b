"""Slides, reports and pictures say what is on screen: the choice, its records, its sources, the version of the data."""

import io
import itertools
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from pptx import Presentation

from lib import export, load, view
from lib.briefing import Briefing, Step
from lib.compose import handout, shown
from lib.view import Link

CASES = load.cases()
CASE = CASES["donbas-2021"]
BASE = "https://example.org/"
QUERY = "case=donbas-2021&since=2021-04-12&until=2021-04-18&actor=side-russia"
HOSTILE = "<b>*bold* #panic() $x$ ` [link](javascript:1) \\ \n{{}}"
STEPS = (
    Step("Two parts", QUERY, ("timeline", "map"), ("shoigu-two-armies",), "Told [shoigu-two-armies].", "Say this."),
    Step("Words", QUERY, ("statements",)),
    Step("Figures", QUERY, ("number", "map")),
    Step("Checked", "case=donbas-2021", ("article",)),
    Step("Nothing", "case=donbas-2021&words=qxqxqx", ("timeline", "map")),
    Step(HOSTILE, QUERY, ("text",), (), HOSTILE, HOSTILE),
)
BRIEFING = Briefing("A briefing", STEPS)
Box = tuple[int, int, int, int]


@pytest.fixture(scope="module")
def slides() -> Any:
    return Presentation(io.BytesIO(export.briefings()["briefing.pptx"][1](CASES, BRIEFING, BASE)))


@pytest.fixture(scope="module", params=["briefing.pdf", "handout.pdf"])
def document(request: pytest.FixtureRequest) -> bytes:
    made: bytes = export.briefings()[request.param][1](CASES, BRIEFING, BASE)
    return made


def texts(made: Any) -> str:
    """All words of a slide."""
    said = []
    for shape in made.shapes:
        if shape.has_text_frame:
            said.append(shape.text_frame.text)
        if shape.has_table:
            said += [cell.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(said)


def charts(made: Any) -> list[Any]:
    return [shape.chart for shape in made.shapes if shape.has_chart]


def test_a_step_is_a_slide_with_its_choice_its_sources_and_its_notes(slides: Any) -> None:
    told = handout.of(CASES, BRIEFING, BASE)
    steps = list(slides.slides)[2 : 2 + len(STEPS)]
    for page, made in zip(told.pages, steps, strict=True):
        said = " ".join(texts(made).split())
        assert " ".join(page.title.split()) in said
        assert page.caption in said
        assert CASE.version in said
        notes = made.notes_slide.notes_text_frame.text
        assert page.about["link"] in notes
        assert page.notes.split("\n")[0] in notes
        named = set(re.split(r", |Named here by: |\. Sources", said))
        assert {str(row["publisher"]) for row in page.pages} <= named


def test_a_chart_holds_the_numbers_of_the_frame(slides: Any) -> None:
    page = handout.of(CASES, BRIEFING, BASE).pages[0]
    counts, violations = charts(slides.slides[2])
    wanted = handout.per_day(page.shown)
    assert [series.name for series in counts.plots[0].series] == list(wanted)
    for series in counts.plots[0].series:
        assert list(series.values) == wanted[series.name].tolist()
    chosen = page.shown.link.view.of(CASE.records)
    assert wanted.to_numpy().sum() == (chosen["precision"] == "day").sum()
    assert [series.name for series in violations.plots[0].series] == ["Donetsk", "Luhansk"]


def test_a_day_without_a_report_has_no_number() -> None:
    said = shown.of(CASE, Link(view.whole(CASE)), BASE)
    per_day = handout.violations(said)
    gaps = per_day.isna().all(axis=1)
    assert 0 < gaps.sum() < len(per_day)
    assert len(per_day) == (CASE.last_day - CASE.first_day).days + 1


def test_shapes_of_a_slide_stand_on_it_and_do_not_overlap(slides: Any) -> None:
    for made in slides.slides:
        boxes = [(s.left, s.top, s.left + s.width, s.top + s.height) for s in made.shapes]
        for left, top, right, bottom in boxes:
            assert min(left, top) >= 0
            assert right <= slides.slide_width
            assert bottom <= slides.slide_height
        for one, other in itertools.combinations(boxes, 2):
            assert apart(one, other), (made.shapes.title.text, one, other)


def apart(one: Box, other: Box) -> bool:
    """True where two boxes (left, top, right, bottom) share no place."""
    return any(a[2] <= b[0] or a[3] <= b[1] for a, b in ((one, other), (other, one)))


def test_titles_stand_in_places_of_the_masters(slides: Any) -> None:
    assert all(made.shapes.title is not None and made.shapes.title.is_placeholder for made in slides.slides)
    assert (slides.slide_width, slides.slide_height) == (12191695, 6858000)


def test_pictures_and_charts_have_a_text_alternative(slides: Any) -> None:
    for made in slides.slides:
        for shape in made.shapes:
            if shape.has_chart or shape.shape_type == 13:
                assert shape._element.xpath(".//p:cNvPr")[0].get("descr")


def test_contents_lead_to_their_slides(slides: Any) -> None:
    targets = [rel.target_part for rel in slides.slides[1].part.rels.values() if rel.reltype.endswith("/slide")]
    assert targets == [made.part for made in list(slides.slides)[2 : 2 + len(STEPS)]]


def test_every_source_of_the_slides_is_listed_once_with_its_address(slides: Any) -> None:
    told = handout.of(CASES, BRIEFING, BASE)
    listed = list(slides.slides)[2 + len(STEPS) :]
    addresses = [rel.target_ref for made in listed for rel in made.part.rels.values() if rel.is_external]
    assert sorted({*addresses}) == sorted({row["url"] for row in told.sources if row["url"]})
    assert sum(texts(made).count("source graded") for made in listed) == len(told.sources)


def test_libreoffice_opens_the_slides_where_it_is_installed(slides: Any, tmp_path: Path) -> None:
    slides.save(tmp_path / "slides.pptx")
    office, pages = shutil.which("soffice"), len(slides.slides)
    if office:
        command = [office, "--headless", f"-env:UserInstallation=file://{tmp_path}/office", "--convert-to", "pdf"]
        files = ["--outdir", str(tmp_path), str(tmp_path / "slides.pptx")]
        subprocess.run([*command, *files], check=True, capture_output=True)
        assert len(pypdf.PdfReader(tmp_path / "slides.pdf").pages) == pages
    assert len(Presentation(str(tmp_path / "slides.pptx")).slides) == pages


def test_a_document_is_tagged_and_says_its_title_language_and_version(document: bytes) -> None:
    read = pypdf.PdfReader(io.BytesIO(document))
    root: Any = read.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert read.metadata
    assert read.metadata.title == "A briefing"
    for number, page in enumerate(read.pages, 1):
        said = page.extract_text()
        assert CASE.version in said
        assert f"{number} / {len(read.pages)}" in said


def test_a_document_has_every_step_with_its_choice_and_every_source_as_a_link(document: bytes) -> None:
    read, told = pypdf.PdfReader(io.BytesIO(document)), handout.of(CASES, BRIEFING, BASE)
    said = " ".join(" ".join(page.extract_text() for page in read.pages).split())
    for page in told.pages:
        assert page.caption in said
    notes = [note.get_object() for page in read.pages for note in page.get("/Annots", [])]
    links = {note["/A"]["/URI"] for note in notes if "/URI" in note.get("/A", {})}
    assert {row["url"] for row in told.sources if row["url"]} <= links
    assert {page.about["link"] for page in told.pages} <= links
    assert not [link for link in links if not link.startswith(("http://", "https://"))]


def test_what_looks_like_markup_stays_text(document: bytes) -> None:
    said = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(document)).pages)
    assert "#panic()" in said
    assert "javascript:1" in said


def test_a_document_has_cyrillic_letters_of_a_real_font(document: bytes) -> None:
    said = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(document)).pages)
    assert re.search("[а-яіїє]{5}", said)
    page = pypdfium2.PdfDocument(document)[0]
    assert page.render(scale=0.2).to_pil().getextrema() != ((255, 255),) * 3
