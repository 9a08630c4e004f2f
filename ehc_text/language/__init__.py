"""Text to spans: quantities, people, dates, stages and nil returns. Word lists are handed in.

There are two speeds of matching, and most of a plan is only ever looked at with the first.

- Words are found by looking them up. `nlp` has all phrases of a list in one matcher, and gives it all texts of a plan
  at once, since matching costs less than what goes before it. `wording` holds the words of a text against the first
  words of a list: nearly every list is told at once not to stand there, and a section is asked once which of its
  sentences have a word (`spans_with`).
- Patterns are tried, which costs a hundred times as much: so they are tried only behind an anchor, a word, letters or
  a number that no match can do without. A date begins at a number, a month or a weekday, a team has "team" in it, a
  phrase with a star stands only where its first letters do.

Nothing is kept of a plan for the next one but what a few bounded caches hold of the last texts.
"""
