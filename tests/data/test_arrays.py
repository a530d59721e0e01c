import io
import pickle
import zipfile

import numpy as np
import pytest

from guiprac.errors import DataError, ExperimentError

RNG = np.random.default_rng(0)
TABLE = np.column_stack([RNG.normal(size=(60, 3)), np.arange(60) % 2])


def npy(array, **options):
    file = io.BytesIO()
    np.save(file, array, **options)
    return file.getvalue()


def npz(save=np.savez, **arrays):
    file = io.BytesIO()
    save(file, **arrays)
    return file.getvalue()


def header(shape, dtype="<f8", version=1):
    text = f"{{'descr': {dtype!r}, 'fortran_order': False, 'shape': {shape}, }}".encode()
    text += b" " * (118 - len(text) % 64) + b"\n"
    return b"\x93NUMPY" + bytes([version, 0]) + len(text).to_bytes(2 if version == 1 else 4, "little") + text


@pytest.mark.parametrize("dtype", ["<f8", ">f8", "<f4", "<f2", "<i8", ">i4", "u1", "i1", "?"])
@pytest.mark.parametrize("order", ["C", "F"])
def test_that_an_array_of_any_plain_numbers_is_a_table_with_the_target_last(read, dtype, order):
    table = np.asarray(np.round(TABLE * 1.4) % 2 if dtype in "u1i1?" else TABLE, dtype=dtype, order=order)
    dataset = read("table.npy", npy(table))
    assert np.array_equal(dataset.inputs, table[:, :3].astype(np.float32))
    assert dataset.inputs.flags.c_contiguous
    assert dataset.inputs.dtype == np.float32
    assert [dataset.class_names[code] for code in dataset.targets] == [
        str(int(value)) for value in table[:, 3]
    ]


def test_that_an_array_larger_than_a_chunk_is_read_whole(read, monkeypatch):
    monkeypatch.setattr("guiprac.data.reading.CHUNK_BYTES", 100)
    for order in "CF":
        dataset = read("table.npy", npy(np.asarray(TABLE, order=order)))
        assert np.array_equal(dataset.inputs, TABLE[:, :3].astype(np.float32))
        assert np.array_equal(dataset.targets, TABLE[:, 3].astype(int))


@pytest.mark.parametrize("version", [1, 2, 3])
def test_that_every_version_of_the_header_is_read(read, version):
    body = TABLE.astype("<f8").tobytes()
    assert read("table.npy", header(TABLE.shape, version=version) + body).inputs.shape == (60, 3)


@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
def test_that_archives_hold_x_and_y(read, save):
    dataset = read("both.npz", npz(save, X=TABLE[:, :3], y=TABLE[:, 3:]))
    assert np.array_equal(dataset.inputs, TABLE[:, :3].astype(np.float32))
    assert dataset.task == "binary"
    assert dataset.target_name == "y"


def test_that_other_names_are_given_by_settings(read, refusal):
    content = npz(x_train=TABLE[:, :3], y_train=TABLE[:, 0], other=np.zeros(3))
    dataset = read("named.npz", content, inputs="x_train", target="y_train")
    assert dataset.task == "regression"
    assert np.array_equal(dataset.targets, TABLE[:, 0].astype(np.float32))
    error = refusal("named.npz", inputs="xtrain", target="y_train")
    assert (error.key, "Did you mean 'x_train'?" in str(error)) == ("data.inputs", True)
    error = refusal("named.npz", inputs="x_train")
    assert (type(error), error.key) == (ExperimentError, "data.target")
    assert "x_train, y_train, other" in str(error)


@pytest.mark.parametrize("shape", [(20, 4, 5), (20, 4, 5, 1)])
def test_that_stacks_of_pictures_are_images(read, shape):
    images = RNG.normal(size=shape)
    dataset = read("images.npz", npz(X=np.asfortranarray(images), y=np.arange(20) % 2))
    assert dataset.image_shape == (4, 5)
    assert np.array_equal(dataset.inputs, images.reshape(20, 20).astype(np.float32))


def test_that_one_number_an_example_is_one_input(read):
    assert read("line.npz", npz(X=np.arange(20.0), y=np.arange(20.0) / 3)).inputs.shape == (20, 1)


@pytest.mark.parametrize("texts", [np.array(["ü", "v"] * 10), np.array([b"u", b"v"] * 10)])
def test_that_texts_name_classes(read, texts):
    dataset = read("texts.npz", npz(X=np.zeros((20, 2)), y=texts))
    assert {dataset.class_names[code] for code in dataset.targets[::2]} <= {"ü", "u"}
    assert dataset.task == "binary"


class Trap:
    """Unpickling it would raise."""

    def __reduce__(self):
        return (exec, ("raise SystemExit('code was run')",))


def test_that_objects_are_refused_without_unpickling(refusal):
    objects = np.array([[Trap(), 1.0]] * 5, dtype=object)
    with pytest.raises(SystemExit):
        pickle.loads(pickle.dumps(Trap()))  # noqa: S301
    for name, content in (
        ("o.npy", npy(objects)),
        ("o.npz", npz(X=objects, y=np.arange(5))),
        ("y.npz", npz(X=np.zeros((5, 1)), y=objects[:, 0])),
    ):
        error = refusal(name, content)
        assert isinstance(error, DataError)
        assert "Python objects" in str(error)


@pytest.mark.parametrize(
    ("place", "value", "words"),
    [
        ((3, 1), np.nan, "1 value of the inputs is NaN"),
        ((4, 2), -np.inf, "[4, 2]"),
        ((5, 0), 1e300, "[5, 0]"),
        ((6, 3), np.nan, "last column"),
    ],
)
def test_that_numbers_that_are_not_finite_are_counted_and_the_first_is_shown(refusal, place, value, words):
    table = TABLE.copy()
    table[place] = value
    assert words in str(refusal("table.npy", npy(table)))


def test_that_a_target_beyond_float32_is_refused(refusal):
    targets = np.array([0.5, 1e300] * 30)
    assert "1e+300 in row 2" in str(refusal("far.npz", npz(X=TABLE, y=targets)))


def test_that_all_that_are_not_finite_are_counted(refusal, monkeypatch):
    monkeypatch.setattr("guiprac.data.reading.CHUNK_BYTES", 50)
    inputs = TABLE[:, :3].copy()
    inputs[30:, 1] = np.nan
    message = str(refusal("both.npz", npz(X=inputs, y=TABLE[:, 3])))
    assert "30 values of X are NaN" in message
    assert "[30, 1]" in message


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.npy", b"", "is empty"),
        ("a.npy", b"hello, world", "not in NPY format"),
        ("a.npy", npy(TABLE)[:-9], "ends too early: the array should have 1,920 bytes, 1,911 are there"),
        ("a.npy", npy(TABLE)[:60], "ends too early: the NPY header"),
        ("a.npy", npy(TABLE) + b"x", "goes on after the array"),
        ("a.npy", npy(TABLE[:, 0]), "shape (60,)"),
        ("a.npy", npy(TABLE[:, :1]), "at least two columns"),
        ("a.npy", npy(TABLE[:0]), "is empty: its shape is (0, 4)"),
        ("a.npy", npy(TABLE + 1j), "complex"),
        ("a.npy", npy(np.zeros(5, [("a", "f4"), ("b", "f4")])), "records"),
        ("a.npy", npy(np.array(["a", "b"])), "texts"),
        ("a.npy", header((3, -4)), "damaged NPY header"),
        ("a.npy", header((3, 4), "<f3"), "unknown kind"),
        ("a.npy", header((1,) * 40), "cannot be"),
        ("a.npy", b"\x93NUMPY\x02\x00\xff\xff\xff\x7f" + bytes(100), "header of 2,147,483,647 bytes"),
        ("a.npy", header((10**9, 10**9)), "TB of memory"),
        ("a.npy", header((10**5, 10)), "should have 8,000,000 bytes, but the file has"),
        ("a.npz", b"PK\x03\x04" + bytes(50), "no NPZ archive"),
        ("a.npz", npz(X=TABLE, y=TABLE[:, 3])[:-50], "no NPZ archive"),
        ("a.npz", npz(X=TABLE, y=TABLE[:9, 3]), "60 examples, but y has 9 targets"),
        ("a.npz", npz(X=TABLE, y=np.eye(60)), "one value an example"),
        ("a.npz", npz(X=np.float64(3), y=TABLE[:, 3]), "single value"),
        ("a.npz", npz(X=TABLE, y=np.ones(60)), "every example has y = '1'"),
    ],
)
def test_that_damage_is_answered_with_the_file_and_the_reason(refusal, name, content, words):
    error = refusal(name, content)
    assert isinstance(error, DataError)
    assert str(error).startswith(name)
    assert words in str(error)


def archive(method=zipfile.ZIP_DEFLATED, **members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as zipped:
        for name, content in members.items():
            zipped.writestr(f"{name}.npy", content)
    return file.getvalue()


def test_that_a_small_archive_of_a_huge_array_is_refused_before_it_is_unpacked(refusal):
    content = archive(X=header((4_000_000, 2)) + bytes(64_000_000), y=npy(np.zeros(4_000_000)))
    assert len(content) < 200_000
    assert "would take 30.5 MB" in str(refusal("bomb.npz", content, budget=2**24))


def test_that_an_array_shorter_than_its_header_says_is_refused(refusal):
    content = archive(X=header((4_000_000, 2)) + bytes(100), y=npy(np.zeros(4)))
    # Told from the archive's list of contents, before memory for 64 MB is taken.
    assert "64,000,000 bytes, but the archive holds 293" in str(refusal("short.npz", content))


def test_that_a_changed_byte_in_an_archive_is_noticed(refusal):
    content = bytearray(npz(X=TABLE, y=TABLE[:, 3]))
    content[content.index(TABLE.tobytes()[:8]) + 100] ^= 1
    assert "CRC" in str(refusal("changed.npz", bytes(content)))


def test_that_ways_of_packing_that_numpy_does_not_write_are_refused(refusal):
    assert "packed in a way" in str(
        refusal("lzma.npz", archive(zipfile.ZIP_LZMA, X=npy(TABLE), y=npy(TABLE[:, 3])))
    )


def test_that_an_archive_without_arrays_says_so(refusal):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as zipped:
        zipped.writestr("readme.txt", "hello")
    assert "without arrays" in str(refusal("texts.npz", file.getvalue()))
