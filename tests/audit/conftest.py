"""The audit store on both of its databases."""

import uuid

import pytest
from postgres_server import find_programs, running_server


@pytest.fixture(scope="session")
def postgres():
    programs = find_programs()
    if programs is None:
        pytest.skip("PostgreSQL IS NOT INSTALLED: the audit store was not tried on it (apt-get install postgresql)")
    with running_server(programs) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request, tmp_path):
    """Return where an audit store may be made, on each database in turn."""
    if request.param == "sqlite":
        return str(tmp_path / "audit.sqlite")
    address = request.getfixturevalue("postgres")
    name = f"audit_{uuid.uuid4().hex}"
    execute(f"{address}/postgres", f"CREATE DATABASE {name}")
    return f"{address}/{name}"


def execute(address, statement):
    """Run a statement outside the store, as another program would."""
    from sqlalchemy import create_engine, text

    url = address.replace("postgresql:", "postgresql+pg8000:") if "://" in address else f"sqlite:///{address}"
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.execute(text(statement))
    finally:
        engine.dispose()
