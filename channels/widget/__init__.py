"""The widget that portals embed: its one script, who may embed it, an example page."""
