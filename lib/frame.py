"""The main script: page settings, the choice, the menu, then the page. The address is read first and written last."""

import datetime as dt
import functools
from typing import Any, Final
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from lib import area, load, offers, serve, ui, view, words
from lib.compose import shown
from lib.view import Link, View

PAGES: Final = (
    "overview",
    "timeline",
    "map",
    "statements",
    "sources",
    "article",
    "briefing",
    "coverage",
    "corrections",
    "files",
    "method",
)
SENT: Final = "sent"
EVIDENCE: Final = ("grade", "known")
MORE: Final = ("type", "basis", "stance", "channel", "language", "area")


def _query() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def arrive() -> None:
    """Reads the address where it is not the one that this session wrote: a first visit, a link, Back or Forward."""
    query = _query()
    if ui.LINK not in st.session_state or query != st.session_state.get(SENT):
        st.session_state[ui.LINK] = view.from_query(query, load.cases())
        st.session_state[SENT] = query


def publish() -> None:
    """Writes the address after the reader's own change: one history entry a change, none on arrival."""
    current: Link = ui.link()
    query = current.query()
    if current != view.from_query(st.session_state[SENT], load.cases()):
        st.query_params.from_dict(query)
        st.session_state[SENT] = query


def menu() -> list[Any]:
    """The pages in the order of the menu; the first is the default at /."""
    return [
        st.Page(
            f"../pages/{name}.py",
            title=words.say(f"menu.{name}"),
            url_path="" if name == "overview" else name,
            default=name == "overview",
        )
        for name in PAGES
    ]


def header(pages: list[Any], current: Any) -> None:
    """Name and menu; each link carries the whole choice to its page."""
    query = {name: values[0] if len(values) == 1 else values for name, values in ui.link().query().items()}
    with st.container(horizontal=True, key="header", vertical_alignment="center"):
        st.html(f'<span class="et-brand">{words.say("app.title")}</span>')
        for page in pages:
            with st.container(
                key=f"menu_{page.url_path or 'overview'}{'_here' if page == current else ''}", width="content"
            ):
                st.page_link(page, query_params=query, width="content")


def embedded(page: Any) -> None:
    """What an article shows of the frame: whose this is, and the way to all of it."""
    query = urlencode(ui.link().query(), doseq=True)
    with st.container(horizontal=True, key="header", vertical_alignment="center"):
        st.html(f'<span class="et-brand">{words.say("app.title")}</span>')
        st.link_button(words.say("app.whole"), f"./{page.url_path}?{query}", width="content")


def filters() -> None:
    """The filter bar: every control shows the choice and changes it, nothing is kept in a control."""
    case, link = ui.whole(), ui.link()
    cases, names, presets = load.cases(), offers.menu_names(case), offers.presets(link.view, case)
    bounds: dict[str, Any] = {"min_value": case.first_day, "max_value": case.last_day}
    _fill(link.view, presets)
    with st.container(horizontal=True, key="filters", vertical_alignment="bottom"):
        st.selectbox(options=list(cases), format_func=lambda k: cases[k].title, **_control("case", 210))
        st.date_input(**_control("since", 130), **bounds)
        st.date_input(**_control("until", 130), **bounds)
        st.selectbox(options=list(presets), placeholder=words.say("filter.preset_pick"), **_control("preset", 180))
        st.multiselect(
            options=view.vocabularies(case)["actor"],
            format_func=lambda k: names[k],
            placeholder=words.say("filter.actor_pick"),
            **_control("actor", 210),
        )
        st.text_input(placeholder=words.say("filter.words_pick"), **_control("words", 160))
        _more(link)
        _evidence(link)


def _control(name: str, width: int | str) -> dict[str, Any]:
    """What every control of the filter bar has: its label, its key, and that its change becomes the choice."""
    label = words.say(f"filter.{name}")
    return {"label": label, "key": f"filter_{name}", "on_change": _take, "args": (name,), "width": width}


def _fill(choice: View, presets: dict[str, tuple[dt.date, dt.date]]) -> None:
    """Puts the choice into the controls."""
    days = (choice.since, choice.until)
    values: dict[str, Any] = {"preset": next((name for name, range_ in presets.items() if range_ == days), None)}
    for name in ("case", "since", "until", "words"):
        values[name] = getattr(choice, name)
    values |= {name: list(getattr(choice, name)) for name in ("actor", *MORE)}
    values |= {"grade": choice.grade, "known": choice.known, "known_at": None}
    st.session_state.update({f"filter_{name}": value for name, value in values.items()})


def _more(link: Link) -> None:
    """The filters behind one button."""
    options, count = view.vocabularies(ui.whole()), sum(bool(getattr(link.view, name)) for name in MORE)
    label = words.say("filter.more_set", n=count) if count else words.say("filter.more")
    with st.popover(label, width="content"):
        for name in MORE:
            drawn = [value for value in getattr(link.view, name) if value not in options[name]]  # boxes on the map
            st.multiselect(
                options=options[name] + drawn,
                format_func=area.in_words,
                placeholder=words.say("filter.any"),
                **_control(name, "stretch"),
            )
        st.button(words.say("filter.reset"), on_click=ui.reset)


def _evidence(link: Link) -> None:
    """The least grade of a source, and the day back to which every page is put."""
    case = ui.whole()
    ends = [pd.Timestamp(until).date() for until in case.chapters["until"]]
    titles = dict(zip(ends, case.chapters["title"], strict=True))
    count = sum(bool(getattr(link.view, name)) for name in EVIDENCE)
    with st.popover(
        words.say("filter.evidence_set", n=count) if count else words.say("filter.evidence"), width="content"
    ):
        st.selectbox(options=["", *view.LEAST], format_func=_grade, **_control("grade", 300))
        st.date_input(min_value=case.first_day, max_value=None, **_control("known", 300))
        st.selectbox(
            options=ends,
            format_func=lambda day: titles[day],
            placeholder=words.say("filter.known_pick"),
            **_control("known_at", 300),
        )


def _grade(grade: str) -> str:
    said = words.say(f"reliability.{grade}") if grade else ""
    return words.say("filter.grade_from", grade=grade, meaning=said) if grade else words.say("filter.any")


def _take(name: str) -> None:
    """A control's new value becomes the choice. A day typed past the other one takes it along."""
    value = st.session_state[f"filter_{name}"]
    if name == "preset":
        days = offers.presets(ui.link().view, ui.case()).get(value)
        return ui.choose(since=days[0], until=days[1]) if days else None
    if name in ("known", "known_at"):
        return ui.choose(known=value)
    if name in ("since", "until") and value:
        choice = ui.link().view
        other = choice.until if name == "since" else choice.since
        crossed = value > other if name == "since" else value < other
        return ui.choose(**({"since": value, "until": value} if crossed else {name: value}))
    if value is not None:
        ui.choose(**{name: tuple(value) if isinstance(value, list) else value})
    return None


def main(pages: list[Any]) -> None:
    """One run: the address, the frame, one of the pages."""
    st.set_page_config(
        page_title=words.say("app.title"),
        page_icon=str(serve.CLIENT / "icon.png"),
        layout="wide",
        initial_sidebar_state="collapsed",
    )
    page = st.navigation(pages, position="hidden")
    ui.guarded(functools.partial(_run, pages, page))


def _run(pages: list[Any], page: Any) -> None:
    arrive()
    publish()
    ui.show("shell", {})
    if st.context.is_embedded:
        embedded(page)
    else:
        header(pages, page)
        filters()
    for notice in ui.link().notices:
        st.warning(notice)
    ui.told(page.url_path)
    ui.guarded(page.run)
    st.caption(words.say("page.credits", data=shown.data_of(ui.case())))


if __name__ == "__main__":  # as Streamlit runs it
    main(menu())
