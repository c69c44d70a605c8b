"""(Case, Link) becomes the data of one view of a page: one module a view. Pages, exports and API call only these."""
