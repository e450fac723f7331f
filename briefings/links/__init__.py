"""Whether the addresses in the data still lead to what they name."""
