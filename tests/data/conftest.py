"""Files of a test's own, read as the program reads them."""

import pytest

from guiprac.data.load import load
from guiprac.errors import GuipracError
from guiprac.experiment import Data


@pytest.fixture
def read(tmp_path):
    """Write bytes (or a text) under a name, unless None, and load them with the given data settings."""

    def read(name, content=None, budget=None, **settings):
        path = tmp_path / name
        if content is not None:
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return load(Data(source=str(path), **settings), seed=1, budget=budget)

    return read


@pytest.fixture
def refusal(read):
    """The error that reading answers with; its message must start with what is to blame."""

    def refusal(name, content=None, **settings):
        with pytest.raises(GuipracError) as caught:
            read(name, content, **settings)
        return caught.value

    return refusal
