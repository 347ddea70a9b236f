"""The decree as data: measures with their clauses, and the widths of its typeface."""
