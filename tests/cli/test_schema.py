import json


def test_the_schema_is_printed_as_json(ehc):
    result = ehc("schema")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["title"] == "ehc-text/1"
