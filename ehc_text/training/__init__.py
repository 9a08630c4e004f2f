"""Training rows to trained models: where the rooms of a classifier's training meet."""
