"""The benchmark: how long a change of the choice takes in a real browser, beside the same change on an empty page."""
