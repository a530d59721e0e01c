import gzip
import subprocess
import sys
import time

import numpy as np
import pytest

from guiprac.data.catalog import BUNDLED, GENERATORS
from guiprac.data.load import load
from guiprac.errors import ExperimentError
from guiprac.experiment import Data
from guiprac.resources_path import resource


def bundled(name, **settings):
    return load(Data(source=name, **settings), seed=1)


def test_that_digits_are_the_1797_images_that_uci_describes():
    digits = bundled("digits")
    assert digits.inputs.shape == (1797, 64)
    assert digits.image_shape == (8, 8)
    # The class distribution in the repository's own description of the test part.
    assert np.bincount(digits.targets).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    assert (digits.inputs.min(), digits.inputs.max()) == (0, 16)
    assert digits.class_names == tuple("0123456789")


def test_that_breast_cancer_has_the_published_counts_and_means():
    cancer = bundled("breast_cancer")
    assert cancer.inputs.shape == (569, 30)
    assert dict(zip(cancer.class_names, np.bincount(cancer.targets), strict=True)) == {
        "malignant": 212,
        "benign": 357,
    }
    radius = cancer.inputs[:, cancer.input_names.index("mean radius")]
    # Street, Wolberg and Mangasarian (1993): malignant nuclei are larger, 17.46 against 12.15.
    assert radius[cancer.targets == 0].mean() == pytest.approx(17.46, abs=0.01)
    assert radius[cancer.targets == 1].mean() == pytest.approx(12.15, abs=0.01)


def test_that_diabetes_has_raw_units():
    diabetes = bundled("diabetes")
    assert diabetes.task == "regression"
    assert diabetes.inputs.shape == (442, 10)
    # The table of the Least Angle Regression paper begins with these two patients.
    assert diabetes.inputs[0, :4] == pytest.approx([59, 2, 32.1, 101])
    assert diabetes.targets[:2].tolist() == [151, 75]
    assert diabetes.targets.mean() == pytest.approx(152.13, abs=0.01)


@pytest.mark.parametrize("name", BUNDLED)
def test_that_every_bundled_set_is_ready_for_training_and_names_its_licence(name):
    dataset = bundled(name)
    assert dataset.task == BUNDLED[name].task
    assert dataset.inputs.dtype == np.float32
    assert dataset.inputs.flags.c_contiguous
    assert np.isfinite(dataset.inputs).all()
    assert len(dataset.input_names) == dataset.inputs.shape[1]
    assert "Licence" in dataset.about
    assert f"`{name}.csv.gz`" in resource("datasets", "README.md").read_text(encoding="utf-8")


def test_that_digits_load_within_a_few_milliseconds_at_start_up():
    bundled("digits")
    times = []
    for _ in range(5):
        start = time.perf_counter()
        bundled("digits")
        times.append(time.perf_counter() - start)
    assert min(times) < 0.03


def test_that_bundled_sets_and_generators_do_not_bring_polars():
    code = (
        "import sys; from guiprac.data.prepare import prepare; from guiprac.experiment import Experiment, Data;"
        "[prepare(Experiment(data=Data(source=name))) for name in ('digits', 'moons')];"
        "sys.exit('polars' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_that_digits_can_be_predicted_as_a_number():
    digits = bundled("digits", task="regression")
    assert digits.task == "regression"
    assert digits.targets.dtype == np.float32
    assert digits.class_names == ()


def test_that_settings_for_files_are_said_to_have_no_effect():
    assert bundled("digits", target="price").notes == ("data.target has no effect on digits, only on files.",)


def test_that_a_name_that_is_nearly_right_is_suggested():
    with pytest.raises(ExperimentError, match="Did you mean 'digits'") as caught:
        bundled("digist")
    assert caught.value.key == "data.source"


def test_that_bundled_and_generator_names_differ():
    assert not set(BUNDLED) & set(GENERATORS)


def test_that_shipped_files_are_plain_tables_that_other_tools_can_read():
    lines = gzip.decompress(resource("datasets", "digits.csv.gz").read_bytes()).decode().splitlines()
    assert lines[0].split(",")[-1] == "digit"
    assert len(lines) == 1798
