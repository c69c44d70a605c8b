"""A page without anything: what it costs, every page costs."""
