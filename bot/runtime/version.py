"""The one Rasa release this package was written for."""

from importlib.metadata import version

SUPPORTED_RASA = "3.6.21"


class WrongRasaVersionError(RuntimeError):
    """The installed Rasa is not the release whose internals `bot.runtime` changes."""


def require_rasa(installed: str | None = None) -> None:
    """Refuse to go on with another Rasa than the supported one.

    Args:
        installed: version to check; the installed distribution's when left out.

    Raises:
        WrongRasaVersionError: the version differs from `SUPPORTED_RASA`.
    """
    found = installed if installed is not None else version("rasa")
    if found != SUPPORTED_RASA:
        raise WrongRasaVersionError(f"bot.runtime was written for Rasa {SUPPORTED_RASA}; Rasa {found} is installed.")
