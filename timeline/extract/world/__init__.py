"""What the words round a date say in other languages than English.

English is read word by word, with the parts of speech that closed classes and endings give. The other
languages are read by phrases: each has a `Phrases` record, patterns for the ways in which it compares,
supposes, takes back, repeats and reports. The judgements that use them (`judge`, `reports`, `entitle`)
know no language.
"""
