"""From entries to dated events, their changes, and the program around them."""
