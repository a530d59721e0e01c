"""`guiprac check` finds that the gradients are right, and says so in words and as JSON."""

import json
import os
import re
import signal

import pytest

BLOCKS = ["W1", "b1", "W2", "b2", "W3", "b3"]


def test_that_a_table_of_blocks_and_a_verdict_are_printed(guiprac):
    outcome = guiprac("check", "moons", "--set", "regularization.l2=0.7")
    assert outcome.code == 0, outcome.err
    assert re.match(r"block +difference +factor +checked +verdict\n", outcome.out)
    rows = [line.split() for line in outcome.out.splitlines()[1:8]]
    assert [row[0] for row in rows] == [*BLOCKS, "all"]
    assert all(float(row[1]) < 1e-5 for row in rows)
    assert "\nVerdict: " in outcome.out
    assert not re.search(r"[\r\x1b]", outcome.out + outcome.err)


def test_that_the_last_json_line_is_the_result(guiprac):
    outcome = guiprac("check", "moons", "--all", "--json")
    assert outcome.code == 0, outcome.err
    last = outcome.last
    assert last["type"] == "checked"
    assert {line["type"] for line in outcome.lines[:-1]} <= {"checking"}
    assert last["verdict"] in ("correct", "acceptable")
    assert last["difference"] < 1e-5
    assert [block["name"] for block in last["blocks"]] == BLOCKS
    assert all(block.keys() >= {"name", "difference", "factor", "says"} for block in last["blocks"])
    assert [block["checked"] for block in last["blocks"]] == [2 * 16, 16, 16 * 8, 8, 8, 1]
    assert last["checked"] == last["size"] == 2 * 16 + 16 + 16 * 8 + 8 + 8 + 1


def test_that_epsilon_is_the_one_that_was_given(guiprac):
    assert guiprac("check", "moons", "--epsilon", "1e-4", "--json").last["epsilon"] == 1e-4


def test_that_dropout_is_told_to_be_set_aside(guiprac):
    outcome = guiprac("check", "moons", "--set", "regularization.keep_prob=0.5")
    assert outcome.code == 0
    assert "Dropout was set aside" in outcome.out


@pytest.mark.parametrize(("arguments", "code"), [(("nothing",), 2), (("--data", "missing.csv"), 4)])
def test_that_errors_exit_as_those_of_training_do(guiprac, arguments, code):
    outcome = guiprac("check", *arguments, "--json")
    assert outcome.code == code
    assert outcome.last["type"] == "failed"


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_that_ctrl_c_ends_a_long_check(start):
    process = start("check", "digits", "--all", "--json", "--set", "network.hidden=[512,512]")
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 130, err
    assert json.loads(out.splitlines()[-1])["cancelled"] is True


def test_that_a_planted_fault_is_found_and_named(guiprac):
    outcome = guiprac("check", "moons", "--fault", "weights_doubled")
    assert outcome.code == 0, outcome.err
    assert re.search(r"Wrong: W\d: dW\d is 2.00 times the numeric gradient", outcome.out)
    assert re.search(r"Planted: weights_doubled in W\d", outcome.out)


def test_that_own_code_with_two_mistakes_is_diagnosed_with_both(guiprac, tmp_path):
    template = guiprac("check", "--template").out
    code = template.replace("dW2 = dZ2 @ A1.T / m", "dW2 = 2 * dZ2 @ A1.T / m")
    code = code.replace("db1 = np.sum(", "db1 = 4 * np.sum(")
    (tmp_path / "mine.py").write_text(code, encoding="utf-8")
    outcome = guiprac("check", "--code", "mine.py", "--json")
    assert outcome.code == 0, outcome.err
    blocks = {block["name"]: block for block in outcome.last["blocks"]}
    assert "dW2 is 2.00 times the numeric gradient" in blocks["W2"]["says"]
    assert "db1 is 4.00 times the numeric gradient" in blocks["b1"]["says"]
    assert {block["errors"] for block in blocks.values()} == {None}
    assert outcome.last["source"] == "mine.py"


def test_that_own_code_that_fails_is_told_with_its_line(guiprac, tmp_path):
    (tmp_path / "mine.py").write_text("layer_sizes = [2, 1]\nx = 1 / 0\n", encoding="utf-8")
    outcome = guiprac("check", "--code", "mine.py", "--seconds", "5")
    assert outcome.code == 1
    assert "mine.py, line 2: ZeroDivisionError" in outcome.err


def test_that_a_sweep_prints_the_v(guiprac):
    outcome = guiprac("check", "moons", "--set", "network.activation=tanh", "--sweep")
    assert outcome.code == 0, outcome.err
    assert "falls as ε^2.0" in outcome.out
    assert re.search(r"^1e-12 ", outcome.out, re.MULTILINE)
