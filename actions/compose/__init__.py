"""Words: the wording files, and the lines each kind of answer is made of."""
