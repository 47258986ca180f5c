"""What an analysis of a decision table found, as programs see it."""

from __future__ import annotations

from engine.api.building import label_out
from engine.api.shapes import LabelOut, Out
from engine.rules.decisions.analysis import Analysis


class OverlapInputOut(Out):
    """A column two rows differ in, with what both let pass."""

    input: str
    text: str


class OverlapOut(Out):
    """Two rows that hit together: uids, places from 0. A harmful one has to be settled."""

    rows: list[str]
    indices: list[int]
    inputs: list[OverlapInputOut]
    sentence: LabelOut
    harmful: bool


class GapOut(Out):
    """Values no row answers, as the cells of a row that would; `is_empty` where it is about an empty value."""

    when: list[str]
    sentence: LabelOut
    is_empty: bool


class MaskedOut(Out):
    """A row that never takes effect, and those that come first."""

    row: str
    index: int
    by: list[str]
    sentence: LabelOut


class DeadOut(Out):
    """A row whose conditions can never hold."""

    row: str
    index: int
    sentence: LabelOut


class AnalysisOut(Out):
    """All that is doubtful; there may be more where it is truncated."""

    overlaps: list[OverlapOut]
    gaps: list[GapOut]
    masked: list[MaskedOut]
    dead: list[DeadOut]
    truncated: bool


def analysis_out(found: Analysis) -> AnalysisOut:
    """An analysis as it goes out."""
    return AnalysisOut(
        overlaps=[
            OverlapOut(
                rows=list(each.rows),
                indices=list(each.indices),
                inputs=[OverlapInputOut(input=name, text=text) for name, text in each.inputs],
                sentence=label_out(each.sentence),
                harmful=each.harmful,
            )
            for each in found.overlaps
        ],
        gaps=[
            GapOut(when=list(each.when), sentence=label_out(each.sentence), is_empty=each.is_empty)
            for each in found.gaps
        ],
        masked=[
            MaskedOut(row=each.row, index=each.index, by=list(each.by), sentence=label_out(each.sentence))
            for each in found.masked
        ],
        dead=[DeadOut(row=each.row, index=each.index, sentence=label_out(each.sentence)) for each in found.dead],
        truncated=found.truncated,
    )
