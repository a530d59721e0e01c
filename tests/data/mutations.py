"""Small valid files of every format, and seeded damage to them."""

import gzip
import io

import numpy as np

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
    import polars as pl

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


def valid_files():
    """Name -> bytes; what belongs beside an images file has been left to the test."""
    rng = np.random.default_rng(5)
    table = np.column_stack([rng.normal(size=(30, 3)), np.arange(30) % 2])
    images = rng.integers(0, 256, (20, 4, 4)).astype(np.uint8)
    return {
        "table.csv": csv_text().encode(),
        "table.csv.gz": gzip.compress(csv_text().encode(), mtime=0),
        "table.parquet": parquet_bytes("zstd"),
        "plain.parquet": parquet_bytes("uncompressed"),
        "array.npy": npy_bytes(table),
        "arrays.npz": npz_bytes(X=table[:, :3], y=table[:, 3]),
        "packed.npz": npz_bytes(packed=True, X=table[:, :3], y=np.array(["u", "v"] * 15)),
        "some-images-idx3-ubyte": idx_bytes(images),
        "some-images-idx3-ubyte.gz": gzip.compress(idx_bytes(images), mtime=0),
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
