"""Trains the assistant when, and only when, something it is made from changed."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.runtime import logs, standin
from bot.runtime.settings import BotSettings
from bot.runtime.version import SUPPORTED_RASA
from nlu.examples import read_folders
from nlu.ranking.model import kind_of

ROOT = Path(__file__).resolve().parents[2]
BOT = ROOT / "bot"
CONFIG = BOT / "config.yml"
NLU = ROOT / "nlu"
NLU_DATA = NLU / "data"
_KEPT_MODELS = 2
_NO_INPUT = {"__pycache__", "evaluation", "eval"}  # measuring changes no model


class TrainingError(RuntimeError):
    """The assistant could not be trained."""


class MissingExportError(TrainingError):
    """The directory's export, which training needs, is not there."""


def inputs(settings: BotSettings) -> Iterator[Path]:
    """List every file the model depends on, in a fixed order.

    Args:
        settings: tells where the directory's export lies.

    Yields:
        Training data, the export, the Rasa project and the code and tables of the language components.
    """
    folders: tuple[tuple[Path, str], ...] = (
        (settings.export_dir, "*"),
        (BOT / "data", "*.yml"),
        (BOT / "domain", "*.yml"),
        (NLU_DATA, "*"),
        (NLU, "*.py"),
        (NLU / "resources", "*"),
    )
    yield CONFIG
    for folder, pattern in folders:
        yield from sorted(path for path in folder.rglob(pattern) if path.is_file() and not _NO_INPUT & {*path.parts})


def fingerprint(files: Iterable[Path], root: Path = ROOT) -> str:
    """Hash names and contents of files.

    Args:
        files: what to hash, in a fixed order.
        root: names are taken relative to it where they lie under it, so that a moved checkout keeps its model.

    Returns:
        Twelve hexadecimal digits.
    """
    digest = hashlib.sha256(SUPPORTED_RASA.encode())
    for path in files:
        name = path.relative_to(root) if path.is_relative_to(root) else Path(path.name)
        digest.update(str(name).encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]


def model_path(settings: BotSettings) -> Path:
    """Tell where the model of the present inputs lies or will lie."""
    return settings.models_dir / f"motcua-{fingerprint(inputs(settings))}.tar.gz"


def train(settings: BotSettings, *, force: bool = False) -> tuple[Path, bool]:
    """Train unless the model of the present inputs exists.

    Args:
        settings: the server's settings.
        force: train even so.

    Returns:
        The model's file and whether it was trained now.

    Raises:
        MissingExportError: `python -m directory export` has not been run.
        TrainingError: Rasa gave no model.
    """
    if not any(settings.export_dir.glob("*.yml")):
        raise MissingExportError(
            f"{settings.export_dir} holds no training data; run `python -m directory export` first."
        )
    target = model_path(settings)
    if target.exists() and not force:
        return target, False
    settings.models_dir.mkdir(parents=True, exist_ok=True)
    _prepare(settings)
    from rasa.model_training import train as rasa_train  # noqa: PLC0415 - only now is the stand-in in place

    from bot.runtime.patches import pack_quickly  # noqa: PLC0415 - as above

    pack_quickly()
    result = rasa_train(
        domain=str(BOT / "domain"),
        config=str(CONFIG),
        training_files=training_files(settings),
        output=str(settings.models_dir),
        fixed_model_name=target.name.removesuffix(".tar.gz"),
        force_training=force,
    )
    if result.code != 0 or not target.exists():
        raise TrainingError(f"Rasa ended training with code {result.code}.")
    _remove_old(settings.models_dir, keep=target)
    return target, True


def validate(settings: BotSettings) -> bool:
    """Check domain, rules and training data against each other, as `rasa data validate` does.

    Args:
        settings: the server's settings.

    Returns:
        True when nothing contradicts.
    """
    _prepare(settings)
    from rasa.shared.importers.importer import TrainingDataImporter  # noqa: PLC0415
    from rasa.validator import Validator  # noqa: PLC0415

    importer = TrainingDataImporter.load_from_config(str(CONFIG), str(BOT / "domain"), training_folders(settings))
    validator = Validator.from_importer(importer)
    return bool(
        validator.verify_domain_validity()
        and validator.verify_intents_in_stories(ignore_warnings=True)
        and validator.verify_actions_in_stories_rules()
        and validator.verify_story_structure(ignore_warnings=False)
    )


def training_folders(settings: BotSettings) -> list[str]:
    """List the folders with all training data."""
    return [str(NLU_DATA), str(BOT / "data"), str(settings.export_dir)]


def training_files(settings: BotSettings) -> list[str]:
    """List what Rasa itself reads for a training: the rules, and one example of each intent.

    Our classifier reads the examples by itself (`MOTCUA_EXAMPLES`). Rasa would read, copy and hash each of them several
    times: two and a half minutes for 45,000 of them.
    """
    first: dict[str, str] = {}
    for example in read_folders([NLU_DATA, settings.export_dir]):
        written = f"- intent: {example.label}\n  examples: |\n    - {example.text}\n"
        first.setdefault(kind_of(example.label), written)
    intents = settings.models_dir / "intents.yml"
    intents.write_text('version: "3.1"\nnlu:\n' + "".join(first.values()), encoding="utf-8")
    return [str(BOT / "data"), str(intents)]


def _prepare(settings: BotSettings) -> None:
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ["MOTCUA_EXPORT"] = str(settings.export_dir)
    os.environ["MOTCUA_EXAMPLES"] = os.pathsep.join(map(str, (NLU_DATA, settings.export_dir)))
    # The hash of all inputs decides what is trained; Rasa's own cache would only grow beside it.
    os.environ["RASA_MAX_CACHE_SIZE"] = "0"
    os.environ["RASA_CACHE_DIRECTORY"] = str(settings.var_dir / "rasa-cache")
    # Rasa warns once for every example of procedure/… (it expects a response selector) and draws progress bars.
    os.environ["LOG_LEVEL"] = "WARNING"
    logs.configure("WARNING")
    standin.install()


def _remove_old(folder: Path, keep: Path) -> None:
    models = sorted(folder.glob("motcua-*.tar.gz"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in [model for model in models if model != keep][_KEPT_MODELS - 1 :]:
        path.unlink()
