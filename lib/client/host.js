// Read by the front end before it starts: its server is the one that served this page, at the root. And the server
// learns, with the first question, whether the window is a phone's, since it lays charts out for its width.
window.__streamlit = { BACKEND_BASE_URL: `${window.location.origin}/` };
document.cookie = `narrow=${matchMedia("(max-width: 760px)").matches}; path=/; SameSite=Strict`;
