"""Word files as they print."""
