"""What the assistant is trained on, written from the active dataset."""

from directory.export.exporter import export

__all__ = ["export"]
