"""The server: the dashboard at /, data and talks at /api, the browser's files at /client and /geo, headers on all.

Started by scripts/run (`streamlit run app.py`). The main script stands in lib/, since a folder pages/ beside it would
put Streamlit into its old multipage mode for the first deep link after a start.
"""

import streamlit as st
from starlette.middleware import Middleware

from lib import api, api_room, serve

app = st.App(
    "lib/frame.py",
    lifespan=api_room.lifespan,
    routes=[*api_room.routes(), *api.routes(), *serve.routes()],
    middleware=[
        Middleware(layer) for layer in (serve.SecurityHeaders, serve.Opening, serve.OneFont, serve.CompressedOnce)
    ],
)
