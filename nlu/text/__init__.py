"""Vietnamese text: normal form, folding, syllables."""
