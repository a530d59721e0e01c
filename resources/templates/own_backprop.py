"""Check your own backpropagation: put your code into forward_backward, keep what it takes and gives.

    guiprac check --code own_backprop.py

W1, b1, W2, b2, ... have the shapes of the course: W (n_out, n_in), b (n_out, 1), examples in columns, X (n_x, m)
and Y (n_y, m). Code with W (n_in, n_out), b (1, n_out) and examples in rows is recognized, too.
"""

import numpy as np

# n_x inputs, the units of each hidden layer, n_y outputs.
layer_sizes = [4, 5, 3, 1]

# All of these may be left out; guiprac then draws them with a seed. Take float64: the check needs its digits.
lambd = 0.7
# X = np.array(...)
# Y = np.array(...)
# parameters = {"W1": ..., "b1": ..., ...}


def sigmoid(Z):
    return 1 / (1 + np.exp(-Z))


def forward_backward(parameters, X, Y, lambd):
    """The cost J and its gradients: two hidden layers of tanh, a sigmoid, cross-entropy, L2.

    parameters: {"W1": ..., "b1": ..., ...}; gradients: {"dW1": ..., "db1": ..., ...} or the same keys.
    It is called often, each time with one parameter changed a little: the same input must give the same cost, so
    do not draw new dropout masks in here (or set the seed first).
    """
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]
    m = X.shape[1]

    # Forward.
    A1 = np.tanh(W1 @ X + b1)
    A2 = np.tanh(W2 @ A1 + b2)
    A3 = sigmoid(W3 @ A2 + b3)
    cross_entropy = -np.sum(Y * np.log(A3) + (1 - Y) * np.log(1 - A3)) / m
    penalty = lambd / (2 * m) * (np.sum(W1**2) + np.sum(W2**2) + np.sum(W3**2))
    cost = cross_entropy + penalty

    # Backward.
    dZ3 = A3 - Y
    dW3 = dZ3 @ A2.T / m + lambd / m * W3
    db3 = np.sum(dZ3, axis=1, keepdims=True) / m
    dZ2 = (W3.T @ dZ3) * (1 - A2**2)
    dW2 = dZ2 @ A1.T / m + lambd / m * W2
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = (W2.T @ dZ2) * (1 - A1**2)
    dW1 = dZ1 @ X.T / m + lambd / m * W1
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m

    gradients = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3}
    return cost, gradients
