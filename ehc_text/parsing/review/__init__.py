"""Reports of annual reviews: who came and wrote, views, progress, recommendation and decision."""
