"""A person's own backpropagation is run apart, diagnosed, and whatever it does ends in one clear message."""

import os
import time

import pytest

from guiprac import commands, events
from guiprac.resources_path import resource
from guiprac.runtime.own_code import check_code

TEMPLATE = resource("templates", "own_backprop.py").read_text(encoding="utf-8")
DW2, DB1 = "dW2 = dZ2 @ A1.T / m + lambd / m * W2", "db1 = np.sum(dZ1, axis=1, keepdims=True) / m"
FORWARD = "    # Forward.\n"

# Softmax, ReLU and examples in rows, without a penalty; the keys are those of the parameters.
IN_ROWS = """
import numpy as np
layer_sizes = [3, 6, 4]
def forward_backward(parameters, X, Y, lambd):
    W1, b1, W2, b2 = (parameters[k] for k in ("W1", "b1", "W2", "b2"))
    m = len(X)
    Z1 = X @ W1 + b1
    A1 = np.maximum(Z1, 0)
    Z2 = A1 @ W2 + b2
    P = np.exp(Z2 - Z2.max(axis=1, keepdims=True))
    P /= P.sum(axis=1, keepdims=True)
    d2 = (P - Y) / m
    d1 = d2 @ W2.T * (Z1 > 0)
    gradients = {"W2": A1.T @ d2, "b2": d2.sum(axis=0, keepdims=True)}
    gradients |= {"W1": X.T @ d1, "b1": d1.sum(axis=0, keepdims=True)}
    return -np.sum(Y * np.log(P)) / m, gradients
"""


def changed(*changes, code=TEMPLATE):
    for old, new in changes:
        assert old in code
        code = code.replace(old, new)
    return code


def check(code, *, seconds=20.0, megabytes=192, **options):
    return list(check_code(commands.CheckCode("mine.py", code, seconds, megabytes), **options))[-1]


def by_name(result):
    assert isinstance(result, events.Checked), result
    return {block.name: block for block in result.blocks}


def test_that_the_template_is_right_and_says_what_it_is():
    result = check(TEMPLATE)
    assert (result.verdict, result.source, result.checked) == ("correct", "mine.py", 47)
    assert {term.name: term.verdict for term in result.terms} == dict.fromkeys(
        ("data", "penalty", "both"), "correct"
    )
    assert "The cost is that of tanh layers with sigmoid and cross-entropy" in result.says


def test_that_the_classic_two_mistakes_are_both_named():
    code = changed((DW2, f"dW2 = 2 * ({DW2[6:]})"), (DB1, f"db1 = 4 * ({DB1[6:]})"))
    result = check(code)
    blocks = by_name(result)
    assert blocks["W2"].says == "dW2 is 2.00 times the numeric gradient"
    assert blocks["b1"].says.startswith("db1 is 4.00 times the numeric gradient, too large")
    assert blocks["W2"].factor == pytest.approx(2, rel=1e-6)
    assert blocks["b1"].factor == pytest.approx(4, rel=1e-6)
    assert {name for name, block in blocks.items() if block.verdict == "wrong"} == {"W2", "b1"}
    assert "dW2 is 2.00 times" in result.says
    assert "db1 is 4.00 times" in result.says


@pytest.mark.parametrize(
    ("old", "new", "block", "says"),
    [
        (DW2, "dW2 = dZ2 @ A1.T / m", "W2", "W2 lacks the penalty's gradient (λ/m·W)"),
        (DW2, "dW2 = dZ2 @ A1.T / m + lambd * W2", "W2", "W2 has λ·W where λ/m·W belongs"),
        (DB1, "db1 = np.sum(dZ1, axis=1, keepdims=True)", "b1", "a sum over the 6 examples where a mean"),
        ("* (1 - A1**2)", "* (1 - A1)", "W1", "derivative of tanh in layer 1 is wrong: 1 - A where 1 - A²"),
        ("dZ3 = A3 - Y", "dZ3 = Y - A3", "W3", "y - ŷ where ŷ - y belongs"),
        ("dZ3 @ A2.T", "np.nan * dZ3 @ A2.T", "W3", "dW3 is infinite or not a number"),
    ],
)
def test_that_other_mistakes_are_named(old, new, block, says):
    assert says in by_name(check(changed((old, new))))[block].says


def test_that_a_network_of_another_kind_is_diagnosed_by_its_numbers():
    cubed = (
        ("A1 = np.tanh(W1 @ X + b1)", "H1 = np.tanh(W1 @ X + b1); A1 = H1**3"),
        ("(1 - A1**2)", "(1 - H1**2) * 3 * H1**2"),
    )
    assert check(changed(*cubed)).verdict == "correct"
    blocks = by_name(check(changed(*cubed, ("dZ3 = A3 - Y", "dZ3 = 3 * (A3 - Y)"))))
    assert "dW3 is 3.00 times the numeric gradient" in blocks["W3"].says
    assert blocks["b1"].says == "follows from W3: nothing else is wrong here"


def test_that_examples_in_rows_are_told_apart_and_entries_are_where_the_course_has_them():
    right = check(IN_ROWS)
    assert right.verdict == "correct", right.says
    assert "Examples are in rows" in right.says
    assert "relu layers with softmax" in right.says
    wrong = changed(('"W1": X.T @ d1', '"W1": X.T @ d1 + 0.5 * np.eye(3, 6, 2)'), code=IN_ROWS)
    worst = by_name(check(wrong))["W1"].worst[0]
    assert (worst.row, worst.column) == (2, 0)


@pytest.mark.parametrize(
    ("old", "new", "says", "details"),
    [
        ("def sigmoid(Z):", "def sigmoid(Z)", "mine.py, line 21: expected ':'", "def sigmoid(Z)"),
        (
            '"dW2": dW2',
            '"dW2": dW2.T',
            "gradients['dW2'] has the shape (5, 3), but its parameter has (3, 5)",
            "",
        ),
        ("np.log(A3)", "np.log(A3 - 2)", "The cost is nan", ""),
        ('"db2": db2, ', "", "The gradients lack db2; the keys that are there: dW1, db1, dW2, dW3, db3", ""),
        ("m = X.shape[1]", "m = X.shape[1] / 0", "line 35: ZeroDivisionError", "in forward_backward"),
        ("return cost, gradients", "return gradients", "it must return (cost, gradients)", ""),
        ("return cost, gradients", "return [cost, cost], gradients", "The cost is not a number", ""),
        ("layer_sizes = [4, 5, 3, 1]", "", "layer_sizes is missing", ""),
        ("def forward_backward", "def something_else", "There is no function forward_backward", ""),
        (
            FORWARD,
            "    z = [np.ones(10**7) for _ in range(1000)]\n",
            "line 37: the code wants more than 192 MB",
            "",
        ),
        (FORWARD, "    lambd = np.random.rand()\n", "Are dropout masks resampled?", ""),
        (FORWARD, "    import os; os._exit(3)\n", "ended its process (code 3)", ""),
        (FORWARD, "    import os; os.abort()\n", "crashed its process (SIGABRT)", ""),
        (FORWARD, "    raise SystemExit('over')\n", "SystemExit: over", "in forward_backward"),
        ("m = X.shape[1]", "m = print('seen') or X.shape[1] / 0", "ZeroDivisionError", "It printed:\nseen"),
        ("return cost, gradients", "return np.float32(cost), gradients", "compute in float64", ""),
    ],
)
def test_that_what_cannot_be_checked_gets_its_message(old, new, says, details):
    if os.name == "nt" and ("192 MB" in says or "SIGABRT" in says):
        pytest.skip("limits of memory and signals are POSIX")
    failed = check(changed((old, new)))
    assert isinstance(failed, events.Failed), failed
    assert (failed.what, failed.exit_code) == ("code", 1)
    assert failed.message.startswith("mine.py")
    assert says in failed.message
    assert details in failed.details
    assert "guiprac" not in failed.details


def test_that_an_endless_loop_ends_with_its_line():
    before = time.monotonic()
    failed = check(changed((FORWARD, "    while True:\n        pass\n")), seconds=0.7)
    assert time.monotonic() - before < 5
    assert "did not come to an end within 0.7 s. It was at line 3" in failed.message
    assert "Is there an endless loop?" in failed.message


def test_that_a_check_of_code_can_be_cancelled():
    result = check(changed((FORWARD, "    while True:\n        pass\n")), cancelled=lambda: True)
    assert result.cancelled
    assert result.source == "mine.py"


def test_that_code_that_writes_and_prints_leaves_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    noisy = "    open('left', 'w').write('x'); print('y' * 10**5)\n"
    code = changed((FORWARD, noisy))
    assert check(code).verdict == "correct"
    assert list(tmp_path.iterdir()) == []


def test_that_slow_code_is_checked_on_a_sample_of_every_block():
    code = changed(
        (FORWARD, "    import time; time.sleep(0.002)\n"),
        ("layer_sizes = [4, 5, 3, 1]", "layer_sizes = [4, 40, 3, 1]"),
    )
    result = check(code, seconds=1.2)
    assert result.verdict == "correct"
    assert 0 < result.checked < result.size
    assert all(block.checked >= 1 for block in result.blocks)
    assert f"{result.checked:,} of {result.size:,} derivatives" in result.says
