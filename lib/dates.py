import datetime as dt, re
from edtf import parse_edtf
import functools
@functools.lru_cache(maxsize=4096)
def span(text):
    p = parse_edtf(text); a=p.lower_strict(); b=p.upper_strict()
    return dt.date(*a[:3]), dt.date(*b[:3])
def precision(text):
    if "/" in text: return "interval"
    if "~" in text or "?" in text: return "approximate"
    return {0:"year",1:"month",2:"day"}[text.count("-")]
def _d(d): return f"{d.day} {d:%B %Y}"
def range_in_words(a,b):
    if a==b: return _d(a)
    if (a.year,a.month)==(b.year,b.month): return f"{a.day} to {_d(b)}"
    if a.year==b.year: return f"{a.day} {a:%B} to {_d(b)}"
    return f"{_d(a)} to {_d(b)}"
def in_words(text):
    a,b=span(text); p=precision(text)
    if p=="month": return f"{a:%B %Y}, day not known"
    if p=="year": return f"{a:%Y}"
    return ("about " if p=="approximate" else "")+range_in_words(a,b)
