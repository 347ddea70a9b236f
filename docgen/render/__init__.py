"""Documents from templates."""
