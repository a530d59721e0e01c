"""What a network says of any inputs: a plain forward pass without dropout, outside training."""

import numpy as np

from guiprac.data.dataset import Floats
from guiprac.trainer import activations, losses
from guiprac.trainer.layout import AnyFloats
from guiprac.trainer.training import Run


def predict(run: Run, raw_inputs: Floats) -> AnyFloats:
    """Predictions for raw inputs (r, d), which are normalized by the statistics of train (S19).

    Returns the probability of class 1 (r,), of each class (n[L], r), or values in the target's unit (r,).
    """
    normalization, task = run.splits.normalization, run.architecture.task
    a = ((raw_inputs - normalization.mean) / normalization.scale).T
    layers = list(zip(run.layout.weights(run.parameters), run.layout.biases(run.parameters), strict=True))
    with np.errstate(all="ignore"):
        for weights, bias in layers[:-1]:
            a = activations.plain(run.architecture.activation, weights @ a + bias[:, None])
        weights, bias = layers[-1]
        said = losses.predictions(task, weights @ a + bias[:, None])
    if task == "regression":
        return said * run.splits.target_scale + run.splits.target_mean
    return said
