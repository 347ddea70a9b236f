"""From what agencies report to what the province reports."""
