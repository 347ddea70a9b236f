"""The language, and the state's conventions of writing."""
