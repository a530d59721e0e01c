"""How the parameters are fitted: optimizer, learning rate, batches, epochs, seed."""

import numpy as np
from PySide6.QtCore import Slot

from guiprac.gui import words
from guiprac.gui.controls import IconButton, link
from guiprac.gui.forms import NumberField
from guiprac.gui.panels.panel import Panel

_LARGEST_SEED = 2**31


class TrainingPanel(Panel):
    name = "training"

    def title(self) -> str:
        return self.tr("Training")

    def build(self) -> None:
        self.add_field("training.optimizer")
        self.add_field("training.learning_rate")
        batch = self.add_field("training.batch_size")
        self._full = link("training.batch_size.full", self.tr("Full batch"))
        self._full.clicked.connect(self._take_full_batch)
        batch.add_link(self._full)
        self.add_field("training.epochs")
        seed = self.add_made(NumberField(self.session, "training.seed"))
        self._dice = IconButton("dice", self.tr("New seed, drawn at random"))
        self._dice.setObjectName("training.seed.new")
        self._dice.clicked.connect(self._roll)
        seed.put_beside(self._dice)
        self.add_field("training.restart")

    def summary(self) -> str:
        training = self.session.experiment.training
        return self.tr("{0}, α {1}, {2} epochs").format(
            words.choice_text(training.optimizer),
            words.number(training.learning_rate),
            words.count(training.epochs),
        )

    @Slot()
    def refresh(self) -> None:
        super().refresh()
        prepared = self.session.prepared
        size = self.session.experiment.training.batch_size
        field = self.fields["training.batch_size"]
        self._full.setEnabled(prepared is not None and size != prepared.train.count)
        if prepared is None:
            self._full.setToolTip(self.tr("The size of train is not known until the data is read."))
            field.say("")
            return
        n_train = prepared.train.count
        self._full.setToolTip(
            self.tr("One step an epoch, on all {0} training examples").format(words.count(n_train))
        )
        if size >= n_train:
            field.say(self.tr("Full-batch gradient descent: one step an epoch."))
        else:
            field.say(self.tr("{0} steps an epoch").format(words.count(-(-n_train // size))))

    @Slot()
    def _take_full_batch(self) -> None:
        if self.session.prepared is not None:
            self.session.set_value("training.batch_size", self.session.prepared.train.count)

    @Slot()
    def _roll(self) -> None:
        self.session.set_value("training.seed", int(np.random.default_rng().integers(_LARGEST_SEED)))
