"""One call to a model, done right. Nothing else in the house knows the `openai` package."""

from flows.endpoint.asker import Asker
from flows.endpoint.client import Endpoint
from flows.endpoint.config import EndpointConfig
from flows.endpoint.meter import Meter
from flows.endpoint.prompts import load_prompt
from flows.endpoint.store import AnswerStore

__all__ = ["AnswerStore", "Asker", "Endpoint", "EndpointConfig", "Meter", "load_prompt"]
