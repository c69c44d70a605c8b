"""The server that is measured: the product's own, but for one more page that is empty."""

import streamlit as st
from starlette.middleware import Middleware

from lib import api, serve

app = st.App(
    "frame.py",
    routes=[*api.routes(), *serve.routes()],
    middleware=[
        Middleware(layer) for layer in (serve.SecurityHeaders, serve.Opening, serve.OneFont, serve.CompressedOnce)
    ],
)
