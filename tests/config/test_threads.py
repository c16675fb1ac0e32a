"""Small matrices are multiplied by the thread that asks: others would wait in a loop on cores that readers need."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

NAME = "OPENBLAS_NUM_THREADS"
COUNTED = "import {module}, numpy, os; print(len(os.listdir('/proc/self/task')), os.environ.get('OPENBLAS_NUM_THREADS'))"


def threads_and_setting(module, **environment):
    ours = {name: value for name, value in os.environ.items() if name != NAME}
    done = subprocess.run(
        [sys.executable, "-c", COUNTED.format(module=module)],
        cwd=settings.BASE_DIR,
        env={**ours, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


@pytest.mark.parametrize("module", ["config.wsgi", "config.settings"])
def test_numpy_starts_no_threads(module):
    assert threads_and_setting(module) == ["1", "1"]


def test_whoever_sets_more_gets_more():
    assert threads_and_setting("config.settings", **{NAME: "2"})[1] == "2"
