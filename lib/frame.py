"""The main script: page settings, the choice, the menu, then the page. The address is read first and written last."""

from typing import Any, Final

import streamlit as st

from lib import load, serve, ui, view, words
from lib.view import Link

PAGES: Final = ("overview", "timeline", "map", "statements", "sources", "method")
SENT: Final = "sent"
CONTROLS: Final = {
    "case": "filter_case",
    "since": "filter_since",
    "until": "filter_until",
    "preset": "filter_preset",
    "actor": "filter_actor",
    "words": "filter_words",
}
MORE: Final = ("type", "basis", "stance", "channel", "language")


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


def filters() -> None:
    """The filter bar: every control shows the choice and changes it, nothing is kept in a control."""
    case, link = ui.chosen()
    choice, state, presets = link.view, st.session_state, view.presets(link.view, case)
    values: dict[str, Any] = {
        "case": choice.case,
        "since": choice.since,
        "until": choice.until,
        "actor": list(choice.actor),
        "words": choice.words,
    }
    values["preset"] = next((name for name, days in presets.items() if days == (choice.since, choice.until)), None)
    for name, value in values.items():
        state[CONTROLS[name]] = value
    cases, names, bounds = load.cases(), view.names(case), {"min_value": case.first_day, "max_value": case.last_day}
    with st.container(horizontal=True, key="filters", vertical_alignment="bottom"):
        st.selectbox(
            words.say("filter.case"),
            list(cases),
            format_func=lambda k: cases[k].title,
            key=CONTROLS["case"],
            on_change=_take,
            args=("case",),
            width=210,
        )
        st.date_input(
            words.say("filter.since"), key=CONTROLS["since"], on_change=_take, args=("since",), width=130, **bounds
        )
        st.date_input(
            words.say("filter.until"), key=CONTROLS["until"], on_change=_take, args=("until",), width=130, **bounds
        )
        st.selectbox(
            words.say("filter.preset"),
            list(presets),
            key=CONTROLS["preset"],
            on_change=_take,
            args=("preset",),
            index=None,
            placeholder=words.say("filter.preset_pick"),
            width=210,
        )
        st.multiselect(
            words.say("filter.actor"),
            view.vocabularies(case)["actor"],
            format_func=lambda k: names[k],
            key=CONTROLS["actor"],
            on_change=_take,
            args=("actor",),
            placeholder=words.say("filter.actor_pick"),
            width=270,
        )
        st.text_input(
            words.say("filter.words"),
            key=CONTROLS["words"],
            on_change=_take,
            args=("words",),
            placeholder=words.say("filter.words_pick"),
            width=190,
        )
        _more(link)


def _more(link: Link) -> None:
    """The filters behind one button."""
    case = ui.case()
    options, count = view.vocabularies(case), sum(bool(getattr(link.view, name)) for name in MORE)
    label = words.say("filter.more_set", n=count) if count else words.say("filter.more")
    with st.popover(label, width="content"):
        for name in MORE:
            st.session_state[f"filter_{name}"] = list(getattr(link.view, name))
            st.multiselect(
                words.say(f"filter.{name}"), options[name], key=f"filter_{name}", on_change=_take, args=(name,)
            )


def _take(name: str) -> None:
    """A control's new value becomes the choice. A day typed past the other one takes it along."""
    value = st.session_state[f"filter_{name}"]
    if name == "preset":
        days = view.presets(ui.link().view, ui.case()).get(value)
        return ui.choose(since=days[0], until=days[1]) if days else None
    if name in ("since", "until") and value:
        choice = ui.link().view
        other = choice.until if name == "since" else choice.since
        crossed = value > other if name == "since" else value < other
        return ui.choose(**({"since": value, "until": value} if crossed else {name: value}))
    if value is not None:
        ui.choose(**{name: tuple(value) if isinstance(value, list) else value})
    return None


def main() -> None:
    """One run: the address, the frame, the page."""
    st.set_page_config(
        page_title=words.say("app.title"),
        page_icon=str(serve.CLIENT / "icon.png"),
        layout="wide",
        initial_sidebar_state="collapsed",
    )
    pages = menu()
    page = st.navigation(pages, position="hidden")
    arrive()
    publish()
    ui.show("shell", {})
    header(pages, page)
    filters()
    for notice in ui.link().notices:
        st.warning(notice)
    st.text(ui.link().view.in_words(ui.case()))
    ui.guarded(page.run)


main()
