"""The command line: one module a command, which parses, calls the job of the same name, and prints."""
