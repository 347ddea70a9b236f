"""The steps from a plan as read to a plan as printed."""
