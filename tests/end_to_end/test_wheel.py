"""What pip installs is complete: the program runs from a wheel, far from the checkout."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A folder of scripts with guiprac from its wheel; its dependencies are those of this interpreter."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", folder, CHECKOUT], check=True, timeout=110)
    (wheel,) = folder.glob("guiprac-*.whl")
    home = folder / "venv"
    venv.create(home, with_pip=False)
    names = {"base": str(home), "platbase": str(home)}
    scripts = Path(sysconfig.get_path("scripts", "venv", names))
    packages = Path(sysconfig.get_path("purelib", "venv", names))
    dependencies = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (packages / "dependencies.pth").write_text("\n".join(sorted(dependencies)), encoding="utf-8")
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    subprocess.run([*pip, "--python", python, "install", "--no-deps", wheel], check=True, timeout=60)
    return scripts


def run(installed, *arguments):
    """Run the installed program from the root of the file system."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        [installed / "guiprac", *arguments],
        env=environment, cwd=Path(CHECKOUT.anchor), capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


@pytest.mark.timeout(240)
def test_that_a_wheel_brings_experiments_and_data(installed):
    doctor = run(installed, "doctor", "--json")
    found = {line["name"]: line for line in map(json.loads, doctor.stdout.splitlines())}
    assert str(installed.parent) in found["guiprac"]["says"]
    assert str(installed.parent) in found["resources"]["says"]
    trained = run(installed, "train", "digits", "--set", "training.epochs=1", "--json")
    assert trained.returncode == 0, trained.stderr
    assert json.loads(trained.stdout.splitlines()[-1])["type"] == "finished"
