"""Where z lies on the activation's curve, and how linear the network is."""
