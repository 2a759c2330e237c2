"""Ways to make one value for each unit and period out of the facts of a layer, each as one SELECT."""
