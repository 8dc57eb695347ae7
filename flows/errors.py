"""One root error; each subclass says in a sentence when it is raised.

The message is one line for a person: what was wrong, where, and what to do.
"""


class WellsourcedError(Exception):
    """The root: whatever we raise on purpose; the command prints it without a traceback."""

    exit_code = 1


class InputError(WellsourcedError):
    """What the person gave cannot be used: a missing file, nothing readable, a bad setting."""

    exit_code = 2


class PublishError(WellsourcedError):
    """A brief could not be written, or is not fit to be: it breaks its schema or its evidence."""


class EndpointError(WellsourcedError):
    """The model's endpoint could not be used: down, refused, or answered what cannot be used."""

    #: What a brief tells its readers of it. The message is for whoever runs us: it names the
    #: endpoint's address and our settings, and repeats what the endpoint said.
    told = "the model's endpoint could not be used"


class StoppedError(EndpointError):
    """No further call is made: a limit would break, or the run was cancelled. Nobody stands in."""


class RunCancelledError(StoppedError):
    """Whoever runs us has stopped the run."""

    def __init__(self) -> None:
        super().__init__("the run was stopped: no further call is made")
