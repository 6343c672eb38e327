"""From page records to files and messages."""
