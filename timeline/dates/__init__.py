"""The temporal tagger: recognise extents, normalise values, anchor them to a document."""
