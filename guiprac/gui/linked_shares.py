"""Three shares that always add up to 1: moving one moves the others (S1)."""

Shares = tuple[float, float, float]
DIGITS = 6
# How much of train is held out as train-dev when somebody asks for a slice.
USUAL_TRAIN_DEV = 0.1


def with_share(shares: Shares, index: int, value: float) -> Shares:
    """The shares with one of them set; the other two divide the rest as they did before.

    Where the other two were both 0 they divide the rest evenly. `value` is taken as it is: one outside [0, 1]
    stays for the experiment to refuse.
    """
    others = [which for which in range(3) if which != index]
    before = sum(shares[which] for which in others)
    rest = 1 - value
    moved = list(shares)
    moved[index] = value
    moved[others[0]] = round(rest * (shares[others[0]] / before if before > 0 else 0.5), DIGITS)
    moved[others[1]] = round(rest - moved[others[0]], DIGITS)
    return moved[0], moved[1], moved[2]


def with_divider(shares: Shares, divider: int, place: float, least: float = 0.001) -> Shares:
    """The shares with a divider moved: 0 stands between train and dev, 1 between dev and test.

    Only the two parts that touch the divider change, and neither becomes smaller than `least`.
    """
    train, dev, test = shares
    if divider == 0:
        place = min(max(place, least), train + dev - least)
        return round(place, DIGITS), round(train + dev - place, DIGITS), test
    place = min(max(place, train + least), 1 - least)
    return train, round(place - train, DIGITS), round(1 - place, DIGITS)
