"""`python -m pipeline` is `saksbygger`."""

from pipeline.cli import app

app()
