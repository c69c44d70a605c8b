"""The main script that is measured: the product's frame and menu with an empty page at their end; it notes its time."""

import time
from pathlib import Path

import streamlit as st

from lib import frame

RUNS = Path(__file__).with_name("runs.txt")

begun = time.perf_counter()
try:
    frame.main([*frame.menu(), st.Page("empty.py", title="Empty", url_path="empty")])
finally:
    with RUNS.open("a") as file:
        file.write(f"{(time.perf_counter() - begun) * 1000:.3f}\n")
