"""Brief → JSON, Markdown, HTML: atomic, idempotent, escaped."""

from flows.publish.publishing import Published, publish
from flows.publish.schema import SCHEMA_VERSION

__all__ = ["SCHEMA_VERSION", "Published", "publish"]
