"""Correction reports: what people say is wrong on a public page, kept until somebody has dealt with it."""
