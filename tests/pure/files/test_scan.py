"""Asking a virus scanner: a clean answer, an infected one, and everything that is no answer."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest

from engine.files.scan import NoAnswer, Verdict, scanner_of

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def put(folder: Path, content: bytes) -> Path:
    path = folder / "a b;$(x).bin"
    path.write_bytes(content)
    return path


async def answering(answer: bytes | None, got: list[bytes]) -> asyncio.Server:
    """A scanner that reads what it is sent and answers this; None hangs up."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        command = await reader.readuntil(b"\0")
        body = b""
        while size := int.from_bytes(await reader.readexactly(4), "big"):
            body += await reader.readexactly(size)
        got.append(command + body)
        if answer is not None:
            writer.write(answer)
            await writer.drain()
        writer.close()

    return await asyncio.start_server(talk, "127.0.0.1", 0)


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        (b"stream: OK\0", Verdict(True)),
        (b"stream: Eicar-Test-Signature FOUND\0", Verdict(False, "Eicar-Test-Signature")),
        (b"INSTREAM size limit exceeded. ERROR\0", None),
        (b"", None),
        (None, None),
    ],
)
async def test_a_scanner_is_sent_the_bytes_and_what_it_says_is_understood(
    tmp_path: Path, answer: bytes | None, verdict: Verdict | None
) -> None:
    got: list[bytes] = []
    content = EICAR * 5000
    async with await answering(answer, got) as server:
        port = server.sockets[0].getsockname()[1]
        scanner = scanner_of(f"clamd://127.0.0.1:{port}", seconds=10)
        assert scanner is not None
        if verdict is None:
            with pytest.raises(NoAnswer):
                await scanner.scan(put(tmp_path, content))
        else:
            assert await scanner.scan(put(tmp_path, content)) == verdict
    assert got == [b"zINSTREAM\0" + content]


async def test_a_scanner_that_is_not_there_has_not_answered(tmp_path: Path) -> None:
    async with await answering(b"", []) as server:
        port = server.sockets[0].getsockname()[1]
    gone = scanner_of(f"clamd://127.0.0.1:{port}", seconds=2)
    missing = scanner_of("command:/no/such/program {file}", seconds=2)
    slow = scanner_of(f"command:{sys.executable} -c 'import time; time.sleep(60)'", seconds=0.2)
    for scanner in (gone, missing, slow):
        assert scanner is not None
        with pytest.raises(NoAnswer):
            await scanner.scan(put(tmp_path, b"x"))


@pytest.mark.parametrize(("code", "verdict"), [(0, True), (1, False), (2, None), (9, None)])
async def test_a_command_answers_by_its_exit_code_and_no_shell_reads_the_path(
    tmp_path: Path, code: int, verdict: bool | None
) -> None:
    script = tmp_path / "scan.py"
    script.write_text(f"import sys\nassert open(sys.argv[1]).read() == 'x'\nprint('Found-It')\nsys.exit({code})\n")
    for setting in (f"command:{sys.executable} {script} {{file}}", f"command:{sys.executable} {script}"):
        scanner = scanner_of(setting, seconds=20)
        assert scanner is not None
        if verdict is None:
            with pytest.raises(NoAnswer):
                await scanner.scan(put(tmp_path, b"x"))
        else:
            assert await scanner.scan(put(tmp_path, b"x")) == Verdict(verdict, "Found-It")


def test_a_setting_that_is_neither_is_refused_at_the_start() -> None:
    assert scanner_of(None, seconds=1) is None
    for setting in ("clamd://", "http://127.0.0.1:3310", "command:", "clamd://host"):
        with pytest.raises(ValueError, match="LANGQIAO_SCAN"):
            scanner_of(setting, seconds=1)
