"""The real worker, with a moment's rest before each document, so that a scan can be stopped in its midst."""

import time

from ehc_text import pipeline
from ehc_text.scanning import worker

_REST_SECONDS = 0.5
_assess = pipeline.assess_file


def assess_slowly(*arguments, **named):
    time.sleep(_REST_SECONDS)
    return _assess(*arguments, **named)


pipeline.assess_file = assess_slowly
worker.main()
