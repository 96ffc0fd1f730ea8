"""`python -m bot.runtime` on the tiny recipe and data beside this file."""

import sys
from pathlib import Path

from bot.runtime import __main__ as command
from bot.runtime import training

HERE = Path(__file__).resolve().parent
training.CONFIG = HERE / "config.yml"
training.NLU = HERE
training.NLU_DATA = HERE / "data"
training.training_files = training.training_folders  # the tiny recipe learns from what Rasa reads

sys.exit(command.main())
