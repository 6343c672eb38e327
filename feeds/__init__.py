"""From a source to Atom-shaped entries: HTTP, feeds, pages and files."""
