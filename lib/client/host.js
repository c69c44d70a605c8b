// Read by the front end before it starts: its server is the one that served this page, at the root.
window.__streamlit = { BACKEND_BASE_URL: `${window.location.origin}/` };
