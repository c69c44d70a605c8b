"""The page of files in a real browser: every link leads to its file, and the examples for programs run."""

import csv
import io
import re
import subprocess
import sys
from collections.abc import Callable

import pyogrio
from playwright.sync_api import Page, expect

from lib import load, view, words
from lib.export import listing
from tests.browser.conftest import drawn

CASE = load.cases()["donbas-2021"]
CHOSEN = "case=donbas-2021&since=2021-04-12&until=2021-04-18&actor=side-russia"


def test_every_link_leads_to_a_file_of_the_choice(page: Page, visit: Callable[..., None], server: str) -> None:
    visit(f"/files?{CHOSEN}", "files")
    links = page.locator(".et-files a[download]")
    addresses = [str(link.get_attribute("href")) for link in links.all()]
    assert len(addresses) == len({*addresses}) > 40
    for address in addresses:
        found = page.request.head(address)
        assert found.ok, address
        assert "2021-04-12-2021-04-18" in found.headers["content-disposition"]
    rows = page.locator(".et-files tbody tr").filter(has=page.get_by_role("rowheader", name="events", exact=True))
    shown = int(rows.locator("td").first.inner_text())
    body = page.request.get(str(rows.get_by_role("link", name="events.csv").get_attribute("href"))).text()
    assert len(list(csv.DictReader(io.StringIO(body)))) == shown


def test_a_pressed_link_saves_the_file(page: Page, visit: Callable[..., None]) -> None:
    visit(f"/files?{CHOSEN}", "files")
    with page.expect_download() as saved:
        page.get_by_role("link", name="datapackage.zip").click()
    assert saved.value.suggested_filename == "donbas-2021-2021-04-12-2021-04-18-datapackage.zip"


def test_a_change_of_the_choice_changes_the_files(page: Page, visit: Callable[..., None]) -> None:
    visit(f"/files?{CHOSEN}", "files")
    link = page.get_by_role("link", name="events.csv", exact=True)
    expect(link).to_have_attribute("href", re.compile("actor=side-russia"))
    page.locator('.st-key-filter_actor button[aria-label^="Remove"]').click()
    expect(link).not_to_have_attribute("href", re.compile("actor="))
    drawn(page, "files")


def test_the_examples_for_programs_run(page: Page, visit: Callable[..., None], server: str) -> None:
    visit(f"/files?{CHOSEN}", "files")
    codes = {one.get_attribute("aria-label"): one.inner_text() for one in page.locator(".et-code").all()}
    assert len(codes) == len(listing.PROGRAMS)
    for name, code in codes.items():
        address = re.search(r"https?://[^'\"\s]+", code)
        assert address, name
        found = page.request.get(address[0])
        assert found.ok, name
        assert int(found.headers["content-length"]) > 500
        columns = re.findall(r"['\"](\w+)['\"]", code.partition(address[0])[2])
        header = found.text().removeprefix("\ufeff").partition("\n")[0].strip().split(",")
        assert {*columns} <= {*header} or found.headers["content-type"].startswith("application/geo"), name
    made = subprocess.run(
        [sys.executable, "-c", str(codes["Python (pandas)"])], capture_output=True, text=True, check=True, timeout=120
    )
    chosen = view.from_query({"case": ["donbas-2021"]} | dict(_pairs(CHOSEN)), load.cases()).view.of(CASE.events)
    qgis = codes[str(words.say("files.program_qgis"))].strip()
    layer = pyogrio.read_info(f"/vsicurl/{qgis}")  # the library with which QGIS reads an address
    assert layer["features"] == len(chosen)
    assert f"[{len(chosen)} rows x 3 columns]" in made.stdout or len(chosen) == made.stdout.count("\n") - 1


def _pairs(query: str) -> list[tuple[str, list[str]]]:
    return [(name, [value]) for name, value in (pair.split("=") for pair in query.split("&"))]


def test_files_travel_compressed(page: Page, visit: Callable[..., None], server: str) -> None:
    found = page.request.get(f"{server}/api/donbas-2021/events.json", headers={"accept-encoding": "gzip"})
    assert found.headers["content-encoding"] == "gzip"
