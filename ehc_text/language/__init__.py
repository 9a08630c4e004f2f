"""Text to spans: quantities, people, dates, stages and nil returns. Word lists are handed in."""
