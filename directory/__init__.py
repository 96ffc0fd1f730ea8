"""Directory service: units old and new, service centres, procedures, questions and contacts."""
