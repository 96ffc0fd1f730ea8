"""Numbered datasets: read the content, check it, load it, switch to it, go back."""
