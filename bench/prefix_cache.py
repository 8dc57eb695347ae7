"""What share of the prompt tokens an endpoint has in its prefix cache, by llama.cpp's own count.

    python -m bench.prefix_cache MODEL.gguf SOURCE...

Every prompt that summarising and judging send for these documents goes to a real llama.cpp server,
in the process, which counts what it could reuse. Only the answers are scripted: each prompt is cut
off after one token, since no answer of a small model is needed to know what a prompt costs.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from flows.checking import check_document
from flows.core.records import Usage
from flows.endpoint import Meter
from flows.endpoint.answers import AnswerCheck
from flows.endpoint.local import LocalEndpoint, LocalModel
from flows.endpoint.prompts import RenderedPrompt
from flows.engines.llm import LLMEngine
from flows.errors import WellsourcedError
from flows.judges.chat import ChatJudge
from flows.sources import read_sources
from tests.fake_endpoint import Answer, Call, faithful


class Counting(LocalEndpoint):
    """Sends each prompt for its count, and answers as an honest and dull model would."""

    def __init__(self, gguf: Path) -> None:
        super().__init__(LocalModel(gguf, max_tokens=1))
        self.sent: dict[str, Usage] = {}

    def ask(self, prompt: RenderedPrompt, check: AnswerCheck, meter: Meter) -> dict[str, Any]:
        """The scripted answer; the model's own is thrown away."""
        del check
        messages = [
            {"role": "system", "content": prompt.system},
            {"role": "user", "content": prompt.user},
        ]
        own = Meter()
        self._transport.complete(messages, prompt.schema, own, again=False)
        self.sent[prompt.name] = self.sent.get(prompt.name, Usage()) + own.usage
        meter.add(own.usage)
        asked = {"json_schema": {"name": prompt.schema.name}}
        answer = faithful(Call("/v1", {}, {"messages": messages, "response_format": asked}))
        assert isinstance(answer, Answer)
        assert isinstance(answer.content, dict)
        return answer.content


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the shares, prompt by prompt."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("gguf", type=Path, metavar="MODEL.gguf")
    parser.add_argument("sources", nargs="+", metavar="SOURCE")
    options = parser.parse_args(arguments)
    try:
        documents = read_sources(options.sources).documents
        with Counting(options.gguf) as endpoint:
            engine, judge = LLMEngine(endpoint, b"bench"), ChatJudge(endpoint, b"bench")
            for document in documents:
                check_document(document, engine.summarise(document, None), engine, judge)
    except WellsourcedError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{len(documents)} documents\n{'':20}{'calls':>7}{'sent':>9}{'cached':>9}{'share':>8}")
    for name, usage in [*endpoint.sent.items(), ("all", engine.usage + judge.usage)]:
        share = 100 * usage.cached_tokens / usage.prompt_tokens
        print(
            f"{name:20}{usage.calls:7}{usage.prompt_tokens:9}{usage.cached_tokens:9}{share:7.0f}%"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
