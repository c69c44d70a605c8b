"""Every colour, shape and label of the drawings; the page's style sheet is written from here.

Sides start from the Okabe-Ito set, moved until each has 3:1 on both papers and every pair stays apart in
simulated colour blindness (tests/test_theme.py computes both).
"""

from typing import Final

SIDES: Final = {
    "ukraine": "#0F76EE",
    "russia": "#B63804",
    "nato-and-allies": "#079F66",
    "armed-formations": "#A934AC",
    "mediators": "#C68703",
    "not-established": "#7C848C",
    "civilians": "#7C848C",
}

# A kind of act is a shape. Each PLOVER type stands in exactly one kind.
KINDS: Final = {
    "violence": ("x", ("ASSAULT",)),
    "coercion": ("square", ("COERCE", "SANCTION")),
    "forces": ("triangle-up", ("MOBILIZE",)),
    "threat": ("triangle-down", ("THREATEN",)),
    "dispute": ("diamond", ("ACCUSE", "REJECT", "REQUEST", "PROTEST")),
    "talks": ("circle", ("CONSULT", "AGREE", "SUPPORT", "CONCEDE")),
    "cooperation": ("hexagon", ("COOPERATE", "AID", "RETREAT")),
    "uncoded": ("cross", ("",)),
}
REPORT_KIND: Final = "report"
TOLL_KIND: Final = "toll"
STATEMENT_KIND: Final = "statement"
KIND_SHAPES: Final = {kind: shape for kind, (shape, _) in KINDS.items()} | {
    REPORT_KIND: "star",
    TOLL_KIND: "hourglass",
    STATEMENT_KIND: "tick",
}
KIND_OF: Final = {type_: kind for kind, (_, types) in KINDS.items() for type_ in types}

# Regions of measured series: no side's colour, since nobody is blamed for what is counted.
SERIES: Final = {"Donetsk": "#8D5835", "Luhansk": "#8D8D35"}

# One value a scheme: (light, dark).
SCHEMES: Final = ("light", "dark")
PAPER: Final = {
    "paper": ("#FFFFFF", "#12171D"),
    "raised": ("#F5F6F8", "#1B222B"),
    "ink": ("#16202B", "#E8EDF2"),
    "muted": ("#505C68", "#A9B4BF"),
    "rule": ("#D9DEE4", "#313B47"),
    "accent": ("#0B57B0", "#7CB8FF"),
    "button": ("#0B57B0", "#1F6FD0"),  # white stands on it
    "band": ("#EEF1F5", "#1A212A"),
    "warn": ("#8A4B00", "#FFC266"),
    "land": ("#F3F1EC", "#232A33"),
    "water": ("#D6E4EE", "#0F1A26"),
    "border": ("#6F7983", "#8793A0"),
    "admin": ("#CDCBC4", "#3A434E"),
    "river": ("#A9C6DB", "#2C4A63"),
    "occupied": ("#8C6A4F", "#C9A585"),
    "held": ("#A934AC", "#C777C9"),
    "zone": ("#7A5C00", "#D9B84A"),
    "line-of-contact": ("#3B2A3C", "#F0D9F1"),
}


def kind(type_: str, role: str) -> str:
    """The kind of a record: by its role first (statement, report, toll), then by its PLOVER type.

    >>> kind("ASSAULT", "act"), kind("", "toll"), kind("ACCUSE", "statement")
    ('violence', 'toll', 'statement')
    """
    return KIND_OF[type_] if role == "act" else role


def css() -> str:
    """The style sheet with all colours as variables, for each scheme."""
    sheets = [_rule(f':root[data-scheme="{scheme}"]', i) for i, scheme in enumerate(SCHEMES)]
    sides = "".join(f"--side-{slug}:{colour};" for slug, colour in SIDES.items())
    return "\n".join([f":root{{{sides}}}", _rule(":root", 0), *sheets]) + "\n"


def _rule(selector: str, scheme: int) -> str:
    body = "".join(f"--{name}:{values[scheme]};" for name, values in PAPER.items())
    return f"{selector}{{{body}color-scheme:{SCHEMES[scheme]}}}"
