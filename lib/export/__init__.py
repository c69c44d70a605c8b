"""What compose made becomes a file; one module a format."""
