"""The server: the dashboard at /, data at /api, the browser's files at /client and /geo, headers on every answer.

Started by scripts/run (`streamlit run app.py`). The main script stands in lib/, since a folder pages/ beside it would
put Streamlit into its old multipage mode for the first deep link after a start.
"""

import streamlit as st
from starlette.middleware import Middleware

from lib import api, serve

app = st.App(
    "lib/frame.py",
    lifespan=serve.lifespan,
    routes=[*api.routes(), *serve.routes()],
    middleware=[
        Middleware(layer) for layer in (serve.SecurityHeaders, serve.Opening, serve.OneFont, serve.CompressedOnce)
    ],
)
