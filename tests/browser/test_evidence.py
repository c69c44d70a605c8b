"""The article checked, coverage, corrections and the matrix of grades in a real browser."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from lib import load
from tests.browser.conftest import drawn

CASE = load.cases()["donbas-2021"]


def test_a_claim_of_the_article_leads_to_its_record_and_to_the_map(page: Page, visit: Callable[..., None]) -> None:
    visit("/article?case=donbas-2021", "checked")
    expect(page.locator(".et-check")).to_have_count(15)
    fourth = page.locator(".et-check").nth(3)
    expect(fourth.locator(".et-verdict")).to_have_text("✗ wrong")
    fourth.locator(".et-rests > a").click()
    expect(page.locator(".et-card h2")).to_have_text("Sergei Lavrov warns")
    expect(fourth.locator(".et-rests")).to_have_attribute("aria-current", "true")
    fourth.get_by_role("link", name="On the map: Moscow").click()
    drawn(page, "map")
    expect(page).to_have_url(re.compile("/map.*record=lavrov-2021-04-01-destroy-ukraine"))


def test_a_number_of_the_coverage_lists_its_records(page: Page, visit: Callable[..., None]) -> None:
    visit("/coverage?case=donbas-2021", "tables")
    number = page.locator(".et-counted-one_word [data-set]").first
    n = int(number.inner_text())
    number.click()
    expect(page).to_have_url(re.compile("listed=one-word"))
    expect(page.locator(".et-records .et-list > li")).to_have_count(n)
    expect(number).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Close the list").click()
    expect(page).not_to_have_url(re.compile("listed="))
    expect(page.locator(".et-records")).to_have_count(0)


def test_a_cell_of_the_matrix_lists_the_records_of_its_grade(page: Page, visit: Callable[..., None]) -> None:
    visit("/sources?case=donbas-2021", "tables")
    cell = page.locator('[data-set="grade:B:2"]')
    cell.click()
    expect(page.locator(".et-records h2")).to_contain_text("with a claim graded, B, 2")
    page.locator(".et-records .et-list a").first.click()
    expect(page.locator(".et-card h2")).to_be_visible()
    expect(page.locator(".et-records")).to_be_visible()


def test_a_corrected_record_says_so_on_its_card(page: Page, visit: Callable[..., None]) -> None:
    visit("/corrections?case=donbas-2021", "corrections")
    items = page.locator(".et-changes > li")
    expect(items).to_have_count(len(CASE.corrections))
    items.first.locator("a").click()
    expect(page.locator(".et-corrected")).to_contain_text("Corrected on")


def test_the_controls_of_evidence_stand_in_the_address(page: Page, visit: Callable[..., None]) -> None:
    visit("/coverage?case=donbas-2021", "tables")
    page.get_by_role("button", name="Evidence").click()
    page.get_by_role("combobox", name="Least grade of a source").click()
    page.get_by_role("option", name=re.compile("^B or better")).click()
    expect(page).to_have_url(re.compile("grade=B"))
    expect(page.get_by_text(re.compile("The least grade B hides"))).to_be_visible()
    page.get_by_role("combobox", name="Or at the end of a chapter").click()
    page.get_by_role("option").first.click()
    expect(page).to_have_url(re.compile(r"known=2021-0\d-\d\d"))
    expect(page.get_by_test_id("stText").first).to_contain_text("as known on")
