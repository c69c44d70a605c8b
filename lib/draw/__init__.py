"""Small frames become figures: plain dictionaries of Plotly and deck.gl. No choice, no case, no reading of files."""
