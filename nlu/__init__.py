"""Vietnamese text, places and intent ranking: a library of pure functions, imported by the bot and the directory."""
