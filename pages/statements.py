import streamlit as st

st.title("statements")
