"""Text to probabilities: small linear models over words and facts, trained with scikit-learn, applied without it."""
