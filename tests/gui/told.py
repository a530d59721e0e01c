"""What the host says of a run on three classes that went well, for tests that need no host."""

import msgspec

from guiprac import events
from guiprac.experiment import Experiment

STARTED = events.Started(
    experiment=msgspec.to_builtins(Experiment()),
    task="multiclass",
    layer_sizes=(64, 64, 32, 3),
    n_parameters=6339,
    n_train=600,
    n_dev=200,
    train_measured=600,
    dev_measured=200,
    steps_per_epoch=10,
    total_steps=500,
    error_name="error",
)
FINISHED = events.Finished(500, 0.01, 0.05, 300, 0.04, "abc", 500, 12.0, 41.7)
