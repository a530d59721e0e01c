import gzip

import numpy as np
import pytest

from guiprac.errors import DataError, ExperimentError

RNG = np.random.default_rng(0)
IMAGES = RNG.integers(0, 256, (40, 6, 5)).astype(np.uint8)
LABELS = (np.arange(40) % 10).astype(np.uint8)
CODES = {"u1": 0x08, "i1": 0x09, ">i2": 0x0B, ">i4": 0x0C, ">f4": 0x0D, ">f8": 0x0E}


def idx(array, dtype="u1"):
    sizes = b"".join(length.to_bytes(4, "big") for length in array.shape)
    return bytes([0, 0, CODES[dtype], array.ndim]) + sizes + array.astype(dtype).tobytes()


@pytest.fixture
def mnist(read, refusal, tmp_path):
    """Write an images and a labels file and load them, or be refused."""

    class Mnist:
        def __init__(self, load):
            self.load = load

        def read(self, images, labels, content=None, label_content=None, **settings):
            (tmp_path / labels).parent.mkdir(exist_ok=True)
            (tmp_path / labels).write_bytes(idx(LABELS) if label_content is None else label_content)
            return self.load(images, idx(IMAGES) if content is None else content, **settings)

    return Mnist(read), Mnist(refusal)


@pytest.mark.parametrize(
    ("images", "labels"),
    [
        ("train-images-idx3-ubyte", "train-labels-idx1-ubyte"),
        ("t10k-images.idx3-ubyte", "t10k-labels.idx1-ubyte"),
        ("my-images.idx", "my-labels.idx"),
    ],
)
def test_that_labels_are_found_by_the_naming_of_mnist(mnist, images, labels):
    dataset = mnist[0].read(images, labels)
    assert dataset.image_shape == (6, 5)
    assert dataset.task == "multiclass"
    assert dataset.class_names == tuple("0123456789")
    assert np.array_equal(dataset.targets, LABELS)
    np.testing.assert_array_equal(dataset.inputs, IMAGES.reshape(40, 30).astype(np.float32) / np.float32(255))
    assert (dataset.inputs.min(), dataset.inputs.max()) == (0, 1)


@pytest.mark.parametrize("packed", [(True, True), (True, False), (False, True)])
def test_that_either_file_may_be_compressed(mnist, packed):
    images, labels = (
        gzip.compress(content) if pack else content
        for content, pack in zip((idx(IMAGES), idx(LABELS)), packed, strict=True)
    )
    names = [
        name + ".gz" * pack
        for name, pack in zip(("x-images-idx3-ubyte", "x-labels-idx1-ubyte"), packed, strict=True)
    ]
    assert np.array_equal(mnist[0].read(*names, images, labels).targets, LABELS)


def test_that_a_labels_file_may_be_named_beside_the_images_or_by_its_whole_path(mnist, tmp_path):
    assert mnist[0].read("pictures.idx", "sub/names.idx", target="sub/names.idx").inputs.shape == (40, 30)
    assert mnist[0].load("pictures.idx", target=str(tmp_path / "sub" / "names.idx")).inputs.shape == (40, 30)


@pytest.mark.parametrize("dtype", ["i1", ">i2", ">i4", ">f4", ">f8"])
def test_that_other_numbers_are_not_scaled(mnist, dtype):
    values = RNG.integers(-100, 100, (40, 3, 2))
    dataset = mnist[0].read("a-images.idx", "a-labels.idx", idx(values, dtype))
    assert np.array_equal(dataset.inputs, values.reshape(40, 6).astype(np.float32))


@pytest.mark.parametrize(
    ("shape", "image_shape"), [((40, 7), None), ((40, 4, 4, 1), (4, 4)), ((40, 4, 4, 3), None)]
)
def test_that_other_dimensions_are_flattened(mnist, shape, image_shape):
    dataset = mnist[0].read("a-images.idx", "a-labels.idx", idx(RNG.integers(0, 9, shape)))
    assert dataset.inputs.shape == (40, np.prod(shape[1:]))
    assert dataset.image_shape == image_shape
    assert len(dataset.input_names) == dataset.inputs.shape[1]


def test_that_labels_can_be_predicted_as_numbers(mnist):
    assert mnist[0].read("a-images.idx", "a-labels.idx", task="regression").task == "regression"


def test_that_many_labels_are_classes_all_the_same(mnist):
    dataset = mnist[0].read("a-images.idx", "a-labels.idx", label_content=idx(np.arange(40)))
    assert len(dataset.class_names) == 40


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (idx(IMAGES)[:-5], "ends too early: the images should have 1,200 bytes, 1,195 are there"),
        (idx(IMAGES)[:9], "ends too early: the IDX header"),
        (idx(IMAGES) + b"x", "goes on after the 40×6×5 numbers"),
        (idx(IMAGES)[:8] + b"\x7f\xff\xff\xff" * 2, "TB of memory"),
        (idx(IMAGES)[:4] + b"\0\1\0\0" + idx(IMAGES)[8:], "should have 1,966,080 bytes, but the file has"),
        (idx(IMAGES)[:4] + bytes(4) + idx(IMAGES)[8:], "holds nothing"),
        (b"\0\0\x07\x03" + bytes(50), "no IDX file: it starts with 00 00 07 03"),
        (idx(LABELS), "is a labels file"),
        (idx(IMAGES[:30]), "40 labels"),
        (idx(np.full((40, 2), np.nan), ">f4"), "80 values of the images are NaN"),
        (gzip.compress(idx(IMAGES), mtime=0)[:-30], "cut off"),
        (b"\x1f\x8b\x01" + bytes(50), "gzip data is damaged"),
    ],
)
def test_that_damage_is_answered_with_the_file_and_the_reason(mnist, content, words):
    error = mnist[1].read("a-images.idx", "a-labels.idx", content)
    assert isinstance(error, DataError)
    assert words in str(error)


def test_that_a_labels_file_of_another_shape_is_refused(mnist):
    error = mnist[1].read("a-images.idx", "a-labels.idx", label_content=idx(IMAGES))
    assert str(error).startswith("a-labels.idx has 3 dimensions")


@pytest.mark.parametrize(
    ("name", "target"), [("a-images.idx", ""), ("pictures.idx", ""), ("a-images.idx", "none.idx")]
)
def test_that_missing_labels_are_a_matter_of_data_target(refusal, name, target):
    error = refusal(name, idx(IMAGES), target=target)
    assert isinstance(error, ExperimentError)
    assert error.key == "data.target"


def test_that_a_small_compressed_file_of_many_zeros_is_held_against_the_budget(mnist):
    bomb = (
        bytes([0, 0, 8, 3]) + (60_000).to_bytes(4, "big") + (28).to_bytes(4, "big") * 2 + bytes(60_000 * 784)
    )
    error = mnist[1].read("a-images.idx.gz", "a-labels.idx", gzip.compress(bomb), budget=2**24)
    assert "60,000×28×28 would take" in str(error)
