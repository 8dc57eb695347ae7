"""Wellsourced: briefs in which every claim stands on its source."""
