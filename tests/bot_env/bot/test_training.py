import os
from pathlib import Path

from bot.runtime import training
from bot.runtime.settings import load


def test_nothing_is_trained_when_nothing_changed(command, trained: Path):
    again = command(trained, "train")

    assert again.returncode == 0, again.stderr
    assert again.stdout.splitlines()[-1].startswith("unchanged: ")


def test_domain_rules_and_data_do_not_contradict(command, trained: Path):
    done = command(trained, "validate")

    assert done.returncode == 0, done.stdout + done.stderr


def test_training_without_an_export_says_what_to_run(command, tmp_path: Path):
    done = command(tmp_path, "train")

    assert done.returncode == 2
    assert "python -m directory export" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_model_is_named_after_all_it_is_made_from(tmp_path: Path):
    settings = load({"MOTCUA_VAR": str(tmp_path)})
    (tmp_path / "export").mkdir()
    exported = tmp_path / "export" / "faq.yml"
    exported.write_text("a", encoding="utf-8")
    before = training.model_path(settings)
    exported.write_text("b", encoding="utf-8")

    files = list(training.inputs(settings))
    assert training.model_path(settings) != before
    assert exported in files
    assert training.CONFIG in files
    assert training.BOT / "domain" / "intents.yml" in files
    assert training.ROOT / "nlu" / "__init__.py" in files
    assert not [path for path in files if path.suffix == ".pyc"]


def test_a_moved_checkout_keeps_its_model(tmp_path: Path):
    for place in ("here", "there"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "config.yml").write_text("same", encoding="utf-8")

    here, there = tmp_path / "here", tmp_path / "there"
    assert training.fingerprint([here / "config.yml"], here) == training.fingerprint([there / "config.yml"], there)


def test_only_the_last_two_models_are_kept(tmp_path: Path):
    models = [tmp_path / f"motcua-{number}.tar.gz" for number in range(4)]
    for age, model in enumerate(models):
        model.write_bytes(b"")
        os.utime(model, (age, age))

    training._remove_old(tmp_path, keep=models[3])

    assert sorted(tmp_path.iterdir()) == models[2:]
