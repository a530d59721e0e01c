import gzip
import io
import warnings
import zipfile
import zlib

import numpy as np
import polars as pl
import pytest

from guiprac.data.load import load
from guiprac.errors import GuipracError
from guiprac.experiment import Data

MUTANTS = 300
BUDGET = 2**28

EXTREMES = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)


def idx_bytes(array, code=0x08):
    sizes = b"".join(length.to_bytes(4, "big") for length in array.shape)
    return bytes([0, 0, code, array.ndim]) + sizes + array.tobytes()


def npy_bytes(array):
    file = io.BytesIO()
    np.save(file, array)
    return file.getvalue()


def npz_bytes(packed=False, **arrays):
    file = io.BytesIO()
    (np.savez_compressed if packed else np.savez)(file, **arrays)
    return file.getvalue()


def csv_text(rows=40):
    rng = np.random.default_rng(3)
    lines = ["id,size,city,when,note,label"]
    for row in range(rows):
        city = ("Paris", "Rome", "", "Bonn")[row % 4]
        note = '"one, two"' if row % 5 == 0 else f"n{row}"
        lines.append(f"{row},{rng.normal():.4f},{city},2024-01-{row % 28 + 1:02d},{note},{'ab'[row % 2]}")
    return "\n".join(lines) + "\n"


def parquet_bytes(compression):
    rng = np.random.default_rng(4)
    frame = pl.DataFrame(
        {
            "size": rng.normal(size=60),
            "count": rng.integers(0, 9, 60),
            "city": [("Paris", "Rome", None, "Bonn")[row % 4] for row in range(60)],
            "flag": [row % 3 == 0 for row in range(60)],
            "label": ["ab"[row % 2] for row in range(60)],
        }
    )
    file = io.BytesIO()
    frame.write_parquet(file, compression=compression)
    return file.getvalue()


def inner_npz(array):
    """An archive with correct checksums around a damaged array."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("X.npy", array)
        archive.writestr("y.npy", npy_bytes(np.arange(30) % 2))
    return file.getvalue()


RNG = np.random.default_rng(5)
TABLE = np.column_stack([RNG.normal(size=(30, 3)), np.arange(30) % 2])
IMAGES = idx_bytes(RNG.integers(0, 256, (20, 4, 4)).astype(np.uint8))


def as_it_is(content):
    return content


# Name of the file -> its sound bytes, and what is done to them after the damage.
FORMATS = {
    "table.csv": (csv_text().encode(), as_it_is),
    "table.csv.gz": (gzip.compress(csv_text().encode(), mtime=0), as_it_is),
    "inner.csv.gz": (csv_text().encode(), gzip.compress),
    "table.parquet": (parquet_bytes("zstd"), as_it_is),
    "plain.parquet": (parquet_bytes("uncompressed"), as_it_is),
    "array.npy": (npy_bytes(TABLE), as_it_is),
    "arrays.npz": (npz_bytes(X=TABLE[:, :3], y=TABLE[:, 3]), as_it_is),
    "inner.npz": (npy_bytes(TABLE), inner_npz),
    "packed.npz": (npz_bytes(packed=True, X=TABLE[:, :3], y=np.array(["u", "v"] * 15)), as_it_is),
    "some-images-idx3-ubyte": (IMAGES, as_it_is),
    "some-images-idx3-ubyte.gz": (gzip.compress(IMAGES, mtime=0), as_it_is),
}


def mutate(content, rng):
    """One to four damages: bytes changed, cut out, put in, doubled, a number made extreme, the end cut off."""
    data = bytearray(content)
    for _ in range(rng.integers(1, 5)):
        if not data:
            break
        place = int(rng.integers(len(data)))
        length = int(rng.integers(1, 9))
        match rng.integers(8):
            case 0:
                data[place] ^= 1 << int(rng.integers(8))
            case 1:
                data[place : place + length] = rng.bytes(length)
            case 2:
                del data[place : place + length]
            case 3:
                data[place:place] = rng.bytes(length)
            case 4:
                data[place:place] = data[place : place + 8 * length]
            case 5:
                extreme = EXTREMES[int(rng.integers(len(EXTREMES)))]
                order = ("little", "big")[int(rng.integers(2))]
                data[place : place + 4] = extreme.to_bytes(4, order)
            case 6:
                del data[place:]
            case 7:
                data[place:place] = (b",", b'"', b"\n", b"\0", b"\r", b"NaN,", b"\xff", b"1e999")[length - 1]
    return bytes(data)


def require_usable(dataset):
    """What the trainer relies on, whatever the file was."""
    n, d = dataset.inputs.shape
    assert dataset.inputs.dtype == np.float32
    assert dataset.inputs.flags.c_contiguous
    assert np.isfinite(dataset.inputs).all()
    assert len(dataset.input_names) == d
    assert dataset.targets.shape == (n,)
    if dataset.task == "regression":
        assert dataset.targets.dtype == np.float32
        assert np.isfinite(dataset.targets).all()
    else:
        assert dataset.targets.dtype == np.int32
        assert 0 <= dataset.targets.min() <= dataset.targets.max() < len(dataset.class_names)


@pytest.mark.parametrize("name", FORMATS)
def test_that_damaged_files_are_read_or_refused_in_plain_words(name, tmp_path, capfd):
    sound, pack = FORMATS[name]
    path = tmp_path / name
    (tmp_path / "some-labels-idx1-ubyte").write_bytes(idx_bytes((np.arange(20) % 10).astype(np.uint8)))
    path.write_bytes(pack(sound))
    data = Data(source=str(path))
    require_usable(load(data, seed=1))
    rng = np.random.default_rng(zlib.crc32(name.encode()))
    refused = 0
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for _ in range(MUTANTS):
            path.write_bytes(pack(mutate(sound, rng)))
            try:
                require_usable(load(data, seed=1, budget=BUDGET))
            except GuipracError as error:
                refused += 1
                message = str(error)
                assert name in message or "-labels-" in message
                assert "Traceback" not in message
                assert len(message) < 700
    assert refused > MUTANTS / 4
    assert capfd.readouterr() == ("", "")
