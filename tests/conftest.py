"""Property tests draw the same examples on every run, so that a change is judged and not the day's luck.

To hunt for new faults, draw others: `EHC_HYPOTHESIS=hunt python -m pytest tests/parsing/test_whole_documents.py`.
"""

import os

from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("hunt", max_examples=1000, deadline=None)
settings.load_profile(os.environ.get("EHC_HYPOTHESIS", "steady"))
