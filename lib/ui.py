"""The pieces that pages share: the choice of this session, the browser's views, the card, the empty state."""

import dataclasses
import logging
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Final

import streamlit as st

from lib import check, export, known, load, offers, serve, view, words
from lib.compose import card, evidence, shown, talk
from lib.load import Case
from lib.look import Look
from lib.view import Link

LOG: Final = logging.getLogger("escalation")
LINK: Final = "link"
MOST_FAULTS: Final = 50
BRIEFING: Final = "briefing"
MOST_BRIEFING: Final = 500_000  # letters
DAYS: Final = ("since", "until", "known")

# Streamlit hands a view its data through this shim; the view itself is a module under lib/client.
_SHIM = """
export default function (component) {{
  let stop;
  import(new URL("{base}/{name}.js", document.baseURI)).then((module) => {{ stop = module.draw(component); }});
  return () => stop?.();
}}
"""


def _register(name: str) -> Callable[..., Any]:
    shim = _SHIM.format(base=serve.BASE, name=name)
    return st.components.v2.component(f"escalation_{name}", js=shim, isolate_styles=False)


NAMES: Final = (
    "shell", "timeline", "map", "feed", "exchange", "stances", "sources", "tables", "checked", "corrections", "files",
    "briefing", "collect", "card", "records", "figures", "chapters",
)  # fmt: skip
VIEWS: Final = {name: _register(name) for name in NAMES}


def link() -> Link:
    """The address of this session: its choice and its look."""
    current: Link = st.session_state[LINK]
    return current


def whole() -> Case:
    """The case that the choice is of, with all that is known today."""
    return load.cases()[link().view.case]


def case() -> Case:
    """The case that the choice is of, as it was known on the chosen day."""
    return known.case(whole(), link().view.known)


def chosen() -> tuple[Case, Link]:
    """The case and the address, as pages hand them to compose."""
    return case(), link()


def asked() -> str:
    """The reader's own briefing as JSON, "" where none was made or loaded."""
    return str(st.session_state.get(BRIEFING, ""))


def choose(**changes: Any) -> None:
    """Changes the choice or the look; another case opens whole."""
    if "case" in changes:
        st.session_state[LINK] = Link(view.whole(load.cases()[changes["case"]]))
        return
    query = link().changed(**{n: v for n, v in changes.items() if n not in DAYS}).query()
    asked = query | {n: [str(changes[n])] if changes[n] else [] for n in DAYS if n in changes}
    st.session_state[LINK] = view.from_query(asked, load.cases())


def reset() -> None:
    """Opens every filter: the whole case; the open card and the look stay."""
    current = link()
    opened = dataclasses.replace(view.whole(whole()), record=current.view.record)
    st.session_state[LINK] = Link(opened, current.look, current.rest)


def show(name: str, data: dict[str, Any], key: str = "") -> None:
    """Mounts a view of lib/client with its data; what the reader chooses in it changes the choice."""
    key = f"view_{key or name}"
    VIEWS[name](key=key, data=data, on_chosen_change=lambda: _taken(key))


def _taken(key: str) -> None:
    changes = st.session_state[key].get("chosen")
    if isinstance(changes, dict):
        if "briefing" in changes:
            st.session_state[BRIEFING] = str(changes["briefing"])[:MOST_BRIEFING]
        allowed = {"record", *DAYS, *view.FILTERS, *Look.__dataclass_fields__}
        taken = {name: value for name, value in changes.items() if name in allowed}
        choose(**{name: tuple(value) if isinstance(value, list) else value for name, value in taken.items()})


def halves() -> tuple[AbstractContextManager[Any], AbstractContextManager[Any]]:
    """Two columns beside each other, one below the other on a phone."""
    left, right = st.columns([0.56, 0.44], gap="small")
    return left, right


@contextmanager
def beside_card(**below: dict[str, Any] | None) -> Iterator[None]:
    """The main column of a page; the card stands in a column of its own at its right, open or not, and below it the
    views that are named with their data, usually a list of records."""
    main, aside = st.columns([0.71, 0.29], gap="medium")
    with aside:
        with st.container(key="card"):
            show("card", card.data(*chosen()))
        for name, data in below.items():
            if data:
                show(name, data)
    with main:
        yield


def told(page: str) -> None:
    """The choice in words; what its least grade hides; the way back from a day of the past; and the button that adds
    the view of a page to the reader's briefing."""
    current, address = chosen()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(address.view.in_words(current), width="stretch")
        if address.view.known:
            st.button(words.say("evidence.today"), on_click=choose, kwargs={"known": None}, key="today")
        if page in talk.COLLECTED:
            with st.container(width="content", key="collect"):
                show("collect", talk.collected(current, address, page))
    for said in evidence.left_out(current, address):
        (st.warning if said.warns else st.text)(said.text)


def empty() -> bool:
    """True where the choice holds no record; then a button that opens the filter in the way stands here."""
    current, address = chosen()
    if any(mask.shown.any() for mask in view.marked(current, address.view)):
        return False
    name, gained = offers.widening(address.view, current)
    st.subheader(words.say("empty.title"))
    if not name:
        st.button(words.say("empty.reset", n=gained), on_click=reset, type="primary")
        return True
    label = words.say("empty.days") if name == "days" else words.say(f"filter.{name}")
    opened = address.view.without(name, current)
    st.button(words.say("empty.offer", name=label, n=gained), on_click=_open, args=(opened,), type="primary")
    return True


def _open(opened: view.View) -> None:
    st.session_state[LINK] = Link(opened, link().look, link().rest)


def download() -> None:
    """A button that saves the records of the choice as a table; it is written when it is asked for."""
    kind, said = export.files()["records.csv"], shown.of(*chosen())
    st.download_button(
        words.say("timeline.download"),
        lambda: kind.bytes(said),
        kind.saved_as(said),
        kind.media,
        on_click="ignore",
        key="download",
    )


def read(markdown: str) -> None:
    """A long text, in one column of a width that reads well."""
    with st.container(key="read"):
        st.markdown(markdown)


def guarded(run: Callable[[], None]) -> None:
    """Runs a page; an exception becomes a sentence with a number, and the log holds the trace under it. Faults of the
    data are named one by one, for the person who holds the files."""
    try:
        run()
    except check.DataError as error:
        st.error(words.say("page.faults", n=len(error.faults)))
        st.text("\n".join(map(str, error.faults[:MOST_FAULTS])))
    except Exception:
        number = uuid.uuid4().hex[:8]
        LOG.exception("page failed, number %s", number)
        st.error(words.say("page.no_script", id=number))
