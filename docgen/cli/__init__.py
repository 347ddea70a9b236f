"""The command line: parse, call one step after another, show, exit."""
