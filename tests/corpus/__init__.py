"""What the corpus of coded sentences promises, and that the reader's models are made from it and from nothing else."""
