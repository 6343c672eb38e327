"""All languages but English: one set of rules, a vocabulary for each language."""
