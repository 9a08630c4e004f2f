"""The desk `ehc audit`: what follows from what auditors said of a sample."""

import typer

app = typer.Typer(
    help="Let people judge a sample of plans, and count what they say.\n\nExample: ehc audit estimate autumn.jsonl",
    no_args_is_help=True,
    rich_markup_mode=None,
)
