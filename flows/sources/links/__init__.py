"""Links: fetched with care, and a feed's entries with the pages that they link to."""

from __future__ import annotations
