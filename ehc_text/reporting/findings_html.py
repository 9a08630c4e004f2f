"""Published findings as one page of HTML that needs nothing else: no network, no other file, no script."""

from jinja2 import Environment, PackageLoader, StrictUndefined

from ehc_text.records.published import Published
from ehc_text.reporting import findings_text as words


def findings_html(report: Published) -> str:
    """Return the page; the same findings give the same bytes."""
    environment = Environment(
        loader=PackageLoader("ehc_text.reporting"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("findings.html").render(report=report, words=words)
