"""Ranking labels (procedures, questions, acts) for a message, with calibrated confidence."""
