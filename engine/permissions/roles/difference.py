"""What a role gives that it did not give before, and what it no longer gives, in words. Pure.

Compared is what two versions of it come to, not what is written: a field that gets a class of sensitivity is lost by
every role that had it through `*` alone. When in doubt it is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from engine.permissions.access import Action, FieldRight, Grant
from engine.permissions.roles.compile import NOTHING, CompiledRole, FormGrant
from engine.permissions.roles.model import RULES
from engine.permissions.roles.plan import ACTIONS, SEE_WORDS, WRITE_WORDS
from engine.permissions.row_rule import RowRule, covers
from engine.reference import Label, sentence

MOST_NAMED = 4

Labels = Mapping[str, Label]


@dataclass(frozen=True, slots=True)
class Difference:
    """One role: what who holds it gains and loses, and the forms (uid) of which he may see other records."""

    name: str
    label: Label
    gains: Sequence[Label]
    losses: Sequence[Label]
    rows_of: frozenset[str]


def difference(before: CompiledRole | None, after: CompiledRole | None, labels: Labels) -> Difference | None:
    """Between two versions; `labels` are those of forms and fields, by uid. None where there is none."""
    known = after or before
    assert known is not None
    gains = tuple(_more(before, after, labels, said=_GAINED))
    losses = tuple(_more(after, before, labels, said=_LOST))
    if not gains and not losses:
        return None
    forms = {each.form for each in _entries(before) | _entries(after)}
    changed = {form for form in forms if _reads(before, form) != _reads(after, form)}
    return Difference(known.name, known.label, gains, losses, frozenset(changed))


@dataclass(frozen=True, slots=True)
class _Said:
    """How a difference is told."""

    may: Label
    denial: Label
    until: Label
    after: Label


_GAINED = _Said(
    may=Label(zh="可以", en="may"),
    denial=Label(zh="一条禁止被取消或改动", en="a denial goes or changes"),
    until=Label(zh="期限放宽", en="for longer"),
    after=Label(zh="写入后的限制放宽或改动", en="may leave records in other states than before"),
)
_LOST = _Said(
    may=Label(zh="不再可以", en="may no longer"),
    denial=Label(zh="一条禁止新增或改动", en="a denial comes or changes"),
    until=Label(zh="期限缩短", en="for a shorter time"),
    after=Label(zh="写入后的限制收紧或改动", en="may not leave records in some states as before"),
)


def _entries(role: CompiledRole | None) -> set[FormGrant]:
    return set() if role is None else {*role.grants, *role.deny}


def _reads(role: CompiledRole | None, form: str) -> set[tuple[bool, RowRule | None, date | None]]:
    if role is None:
        return set()
    sides = ((False, role.grants), (True, role.deny))
    return {
        (denies, each.grant.rule(Action.READ), each.until)
        for denies, entries in sides
        for each in entries
        if each.form == form and each.grant.rule(Action.READ) is not None
    }


def _more(old: CompiledRole | None, new: CompiledRole | None, labels: Labels, *, said: _Said) -> Iterator[Label]:
    """What `new` gives and `old` does not."""
    had = {} if old is None else {each.grant.uid: each for each in old.grants}
    for entry in () if new is None else new.grants:
        form = labels.get(entry.form, Label(zh=entry.form, en=entry.form))
        elsewhere = [each for each in had.values() if each.form == entry.form]
        was = had.get(entry.grant.uid)
        yield from _actions(elsewhere, entry, form, said)
        yield from _fields(was.grant if was is not None and was.form == entry.form else None, entry, labels, said)
        if was is None:
            continue
        longer = was.until is not None and (entry.until is None or entry.until > was.until)
        if longer:
            yield sentence(f"对“{form.zh}”的权限{said.until.zh}", f"rights on '{form.en}' {said.until.en}")
        narrow = was.grant.after
        if narrow is not None and (entry.grant.after is None or not covers(narrow, entry.grant.after)):
            yield sentence(f"对“{form.zh}”：{said.after.zh}", f"'{form.en}': {said.after.en}")
    kept = {} if new is None else {each.grant.uid: each for each in new.deny}
    for denial in () if old is None else old.deny:
        if kept.get(denial.grant.uid) != denial:
            form = labels.get(denial.form, Label(zh=denial.form, en=denial.form))
            yield sentence(f"对“{form.zh}”：{said.denial.zh}", f"'{form.en}': {said.denial.en}")


def _actions(had: Sequence[FormGrant], entry: FormGrant, form: Label, said: _Said) -> Iterator[Label]:
    for action, rule in entry.grant.rows:
        were = [found for each in had if (found := each.grant.rule(action)) is not None]
        if any(covers(each, rule) for each in were):
            continue
        act, rows = ACTIONS[action], _rows([rule])
        zh, en = f"{said.may.zh}{act[0]}“{form.zh}”：{rows.zh}", f"{said.may.en} {act[1]} '{form.en}': {rows.en}"
        if were:
            others = _rows(were)
            gained = said is _GAINED
            zh += f"（{'原来' if gained else '现在'}是：{others.zh}）"
            en += f" ({'so far' if gained else 'now'}: {others.en})"
        yield sentence(zh, en)


def _fields(was: Grant | None, entry: FormGrant, labels: Labels, said: _Said) -> Iterator[Label]:
    """Fields of which more is seen or written, those with the same right in one sentence."""
    had = dict(was.fields) if was is not None else {}
    form = labels.get(entry.form, Label(zh=entry.form, en=entry.form))
    seen: dict[str, list[str]] = {}
    words: dict[str, Label] = {}
    for uid, right in entry.grant.fields:
        for key, word in _wider(had.get(uid, NOTHING), right):
            words[key] = word
            seen.setdefault(key, []).append(uid)
    for key, uids in seen.items():
        named, word = _named(uids, labels), words[key]
        zh = f"{said.may.zh}{word.zh}“{form.zh}”的字段：{named.zh}"
        yield sentence(zh, f"{said.may.en} {word.en} of '{form.en}': {named.en}")


def _wider(was: FieldRight, right: FieldRight) -> Iterator[tuple[str, Label]]:
    if right.see > was.see:
        see = SEE_WORDS[right.see]
        yield f"see{right.see}", Label(zh=f"查看（{see[0]}）", en=f"see ({see[1].lower()}) fields")
    if right.unmask and not was.unmask and right.see > was.see - 1:
        yield "unmask", Label(zh="凭理由查看明文", en="have in clear for a reason fields")
    if right.write > was.write:
        write = WRITE_WORDS[right.write]
        yield f"write{right.write}", Label(zh=f"填写（{write[0]}）", en=f"write ({write[1].lower()}) fields")


def _named(uids: Sequence[str], labels: Labels) -> Label:
    told = [labels.get(each, Label(zh=each, en=each)) for each in uids[:MOST_NAMED]]
    more = len(uids) - len(told)
    zh, en = "、".join(each.zh for each in told), ", ".join(each.en for each in told)
    return sentence(zh + (f" 等 {len(uids)} 个" if more else ""), en + (f" and {more} more" if more else ""))


def _rows(rules: Iterable[RowRule]) -> Label:
    told = [Label(zh=RULES[each.text][0], en=RULES[each.text][1]) if each.text in RULES else each.sentence
            for each in rules]  # fmt: skip
    return Label(zh="；".join(each.zh for each in told), en="; ".join(each.en for each in told))
