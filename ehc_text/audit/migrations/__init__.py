"""How the store's tables came to be, step by step: Alembic runs what a store does not have yet when it is opened."""
