"""English: vocabulary, rules and their meanings."""
