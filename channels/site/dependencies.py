"""What the pages' routes work with."""

from typing import Annotated

from fastapi import Depends, Request

from channels.site.directory import DirectoryReader


def directory_reader(request: Request) -> DirectoryReader:
    """Return the application's reader of the directory."""
    reader: DirectoryReader = request.app.state.site_directory
    return reader


Directory = Annotated[DirectoryReader, Depends(directory_reader)]
