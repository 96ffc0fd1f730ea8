"""Stand-ins for the packages that Rasa imports everywhere and this assistant never uses.

Rasa imports, at start, the libraries of every channel, database, broker and machine-learning component it has.
TensorFlow need not even be installed; without the others a serving process needs little more than half the memory and
half the start (docs/performance.md). Any name asked of a stand-in is an empty class, one that ends like an exception is
an exception that nobody raises; a decorator taken from it returns the function unchanged.
"""

import importlib.abc
import importlib.machinery
import sys
import types
from collections.abc import Iterable, Sequence
from typing import Any

TENSORFLOW = frozenset({"tensorflow", "keras", "tensorflow_text", "tensorflow_hub", "tensorflow_addons"})

_CHANNELS = {"aiogram", "cachecontrol", "engineio", "fbmessenger", "google", "mattermostwrapper", "rocketchat_API"}
_CHANNELS |= {"jwt", "requests", "sanic_jwt", "slack_sdk", "socketio", "twilio", "webexteamssdk"}
_STORES = {"aio_pika", "aiormq", "boto3", "botocore", "confluent_kafka", "pymongo", "sqlalchemy"}
_LEARNING = {"joblib", "matplotlib", "scipy", "sklearn", "sklearn_crfsuite"}
# Reminders, which this assistant never sets.
_SCHEDULE = {"apscheduler"}
_TERMINAL = {"prompt_toolkit", "questionary", "randomname"}
UNUSED_WHEN_SERVING = TENSORFLOW | _CHANNELS | _STORES | _LEARNING | _SCHEDULE | _TERMINAL
"""For `run` alone: training uses scipy and scikit-learn in earnest."""
UNUSED_WITHOUT_REDIS = UNUSED_WHEN_SERVING | {"redis"}
"""The same where conversations are kept in memory."""

_MARK = "bot.runtime.standin"
_EXCEPTIONS = ("Error", "Exception", "Warning")


class _Anything(type):
    """Class whose every attribute is another such class, and whose call gives itself."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        child = _child(name)
        type.__setattr__(cls, name, child)
        return child

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        # Rasa subclasses Keras layers: those subclasses live in Rasa's modules and are real classes.
        if cls.__module__ != _MARK:
            return type.__call__(cls, *args, **kwargs)
        is_decorator = len(args) == 1 and not kwargs and callable(args[0])
        return args[0] if is_decorator else cls


def _child(name: str) -> type:
    # `except` accepts exceptions only, also when nothing of the kind is ever raised.
    if name.endswith(_EXCEPTIONS):
        return type(name, (Exception,), {"__module__": _MARK})
    return _Anything(name, (), {"__module__": _MARK})


class _StandInModule(types.ModuleType):
    """Module that has every attribute."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__path__ = []

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        child = _child(name)
        setattr(self, name, child)
        return child


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Import hook that answers for the replaced packages."""

    def __init__(self, packages: frozenset[str]) -> None:
        self.packages = packages

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname.partition(".")[0] in self.packages:
            return importlib.machinery.ModuleSpec(fullname, self, is_package=True)
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        return _StandInModule(spec.name)

    def exec_module(self, module: types.ModuleType) -> None:
        """Nothing to run: the module answers by `__getattr__`."""


def install(packages: Iterable[str] = TENSORFLOW) -> None:
    """Answer every later import of the packages by stand-ins; calling it again changes nothing.

    Args:
        packages: top-level names, `TENSORFLOW` or `UNUSED_WHEN_SERVING`.

    Raises:
        RuntimeError: one of them was imported before.
    """
    replaced = {name for finder in sys.meta_path if isinstance(finder, _Finder) for name in finder.packages}
    wanted = frozenset(packages) - replaced
    early = sorted(wanted & sys.modules.keys())
    if early:
        raise RuntimeError(f"{', '.join(early)} imported before its stand-in could be installed.")
    if wanted:
        sys.meta_path.insert(0, _Finder(wanted))
