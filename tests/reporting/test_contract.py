from ehc_text.reporting.contract import json_schema


def test_the_schema_names_its_version_and_every_field_of_the_object():
    schema = json_schema()
    assert schema["title"] == "ehc-text/1"
    assert schema["$schema"].startswith("https://json-schema.org/draft/2020-12/")
    assert list(schema["properties"]) == [
        "schema",
        "file",
        "kind",
        "status",
        "as_of",
        "child",
        "dates",
        "sections",
        "statements",
        "findings",
        "assessment",
        "problems",
    ]
    assert "schema" in schema["required"]


def test_closed_lists_are_listed():
    parts = json_schema()["$defs"]
    assert parts["Severity"]["enum"] == ["high", "medium", "low"]
    assert parts["Agency"]["enum"] == ["education", "health", "social care"]
    assert parts["Grade"]["enum"] == ["outstanding", "good", "requires improvement", "inadequate"]
