"""The pure heart of the house: no Prefect, no endpoint, no network, no clock, no disk."""
