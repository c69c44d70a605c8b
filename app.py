"""The server: the dashboard at /, the browser's files at /client and /geo, security headers on every answer.

Started by scripts/run (`streamlit run app.py`). The main script stands in lib/, since a folder pages/ beside it would
put Streamlit into its old multipage mode for the first deep link after a start.
"""

import streamlit as st
from starlette.middleware import Middleware

from lib import serve

app = st.App(
    "lib/frame.py",
    lifespan=serve.lifespan,
    routes=serve.routes(),
    middleware=[
        Middleware(layer) for layer in (serve.SecurityHeaders, serve.Opening, serve.OneFont, serve.CompressedOnce)
    ],
)
