"""The steps. One that was published is never changed: a change is a new step."""
