"""What is wrong with one field of a form: its type and options, what it names, and settings that cannot go together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from engine.fields.attached import ATTACHED
from engine.fields.documents import label_problems
from engine.fields.field_type import FieldOptions, Traits, ValueProblem, field_types
from engine.fields.options import read_options
from engine.fields.rows import TABLE
from engine.fields.sealed import ENCRYPTABLE, is_encrypted
from engine.fields.searched import SEARCHABLE, can_be_searched
from engine.fields.shapes import OptionSetShape
from engine.forms.model import FormField
from engine.kinds import Scope
from engine.problems import Code, Problem, Severity, pointer
from engine.reference import Reference

BAD_REFERENCE = Code(
    "bad_reference", zh="“{text}”应写成 名称 或 应用/名称", en="'{text}' is neither a name nor app/name"
)
NO_SUCH_FORM = Code(
    "missing_form",
    zh="没有可引用的表单“{name}”：它不存在，或没有允许其他应用引用",
    en="There is no form '{name}' to refer to: it does not exist, or is not shared",
)
NO_SUCH_SET = Code(
    "missing_option_set",
    zh="没有可引用的选项集“{name}”：它不存在，或没有允许其他应用引用",
    en="There is no option set '{name}' to draw on: it does not exist, or is not shared",
)
NOT_UNIQUE = Code(
    "cannot_be_unique", zh="{type}字段不能设为“不允许重复”", en="A field of type '{type}' cannot be unique"
)
NOT_INDEXED = Code(
    "cannot_be_indexed", zh="{type}字段不能设为“加速查询”", en="A field of type '{type}' cannot be indexed"
)
NOT_SEARCHED = Code(
    "cannot_be_searched",
    zh="{type}字段不能设为“可搜索”；可以的有：{known}",
    en="A field of type '{type}' cannot be searchable; these can: {known}",
)
TOO_LONG_FOR_INDEX = Code(
    "too_long_for_index",
    zh="“不允许重复”“加速查询”的文本最多 {limit} 字，请把“最多字数”改小",
    en="Text that is unique or indexed has at most {limit} characters; lower its maximum length",
)
NO_DEFAULT = Code("no_default", zh="{type}字段不能有默认值", en="A field of type '{type}' has no default")
RETIRED_DEFAULT = Code(
    "retired_default",
    zh="默认值“{value}”已停用，不能再选",
    en="The default '{value}' is retired and can no longer be chosen",
)
UNKNOWN_DEFAULT = Code("unknown_default", zh="选项集里没有默认值“{value}”", en="The option set has no '{value}'")
NOT_COMPUTED = Code(
    "cannot_be_computed",
    zh="{type}字段的值由人填写或上传，不能计算",
    en="A field of type '{type}' holds what people enter or upload; it cannot be worked out",
)
NEVER_FILLED = Code(
    "never_filled",
    zh="必填、只读又没有默认值，谁也填不了",
    en="Required, read only and without a default: nobody could fill it in",
)
CLEAR_REQUIRED = Code(
    "clear_required",
    zh="必填的关联不能在对方删除时清空；请选“不允许删除”或“一并删除”",
    en="A required reference cannot be cleared when its target is deleted; refuse or delete along",
)
SENSITIVE_SERIAL = Code(
    "sensitive_serial",
    zh="流水号由系统生成，通常不设敏感级别",
    en="A serial number is made by the platform; it is rarely sensitive",
    severity=Severity.WARNING,
)

NOT_ENCRYPTED = Code(
    "cannot_be_encrypted",
    zh="{type}字段不能加密；可以加密的有：{known}",
    en="A field of type '{type}' cannot be encrypted; these can: {known}",
)
CREDENTIALS_IN_CLEAR = Code(
    "credentials_in_clear",
    zh="C3（鉴别信息）必须加密存放，不能关闭",
    en="C3 (credentials) is always encrypted; it cannot be turned off",
)
CREDENTIALS_UNFIT = Code(
    "credentials_unfit",
    zh="C3（鉴别信息）必须加密存放，而{type}字段不能加密；请改用文本字段，或不要保存它",
    en="C3 (credentials) must be encrypted, which a field of type '{type}' cannot be; use a text, or do not keep it",
)
ENCRYPTED_COMPUTED = Code(
    "computed_encrypted",
    zh="由公式得出的值由数据库计算，不能加密；请加密它的来源字段",
    en="What a formula gives is worked out by the database and cannot be encrypted; encrypt the fields it reads",
)
LONG = frozenset({"long_text", "rich_text"})
INCOMPARABLE = LONG | ATTACHED | {"choices", "tags", "people", "references", TABLE}
NOT_WORTH_UNIQUE = INCOMPARABLE | {"boolean", "choice", "rating", "slider", "duration", "region"}
WITHOUT_DEFAULT = ATTACHED | {
    *(TABLE, "serial_number", "reference", "references", "person", "people", "org_unit", "card_number"),
}
LONGEST_INDEXED = 500
"""An index row holds 2,704 bytes, a Chinese character takes three, rare ones four."""


def field_problems(field: FormField, index: int, scope: Scope) -> list[Problem]:
    """Everything wrong with a field by itself."""
    options, problems = read_options(field.type, field.options)
    found = [*label_problems(field.label, "/label"), *problems]
    if options is not None:
        traits = field_types.get(field.type).traits(options)
        found += [*_targets(options, scope), *_indexes(field, traits), *_settings(field, options)]
        found += _default(field, options, traits, scope)
        found += _encryption(field)
    return [each.under(pointer("fields", index)) for each in found]


def _targets(options: FieldOptions, scope: Scope) -> Iterator[Problem]:
    for member, kind, missing in (("form", "form", NO_SUCH_FORM), ("set", "option_set", NO_SUCH_SET)):
        text = getattr(options, member, None)
        if text is None:
            continue
        try:
            reference = Reference.parse(text, app=scope.app)
        except ValueError:
            yield BAD_REFERENCE.at(pointer("options", member), text=text)
            continue
        if scope.find(kind, reference) is None:
            yield missing.at(pointer("options", member), name=text)


def _indexes(field: FormField, traits: Traits) -> Iterator[Problem]:
    label = field_types.get(field.type).label.as_dict()
    if field.unique and field.type in NOT_WORTH_UNIQUE:
        yield NOT_UNIQUE.at("/unique", type=label)
    if field.indexed and field.type in LONG | ATTACHED | {TABLE}:
        yield NOT_INDEXED.at("/indexed", type=label)
    if field.searchable and not can_be_searched(field):
        known = [field_types.get(each).label.as_dict() for each in sorted(SEARCHABLE)]
        yield NOT_SEARCHED.at("/searchable", type=label, known=known)
    if (field.unique or field.indexed) and field.type == "text" and traits.schema["maxLength"] > LONGEST_INDEXED:
        yield TOO_LONG_FOR_INDEX.at("/unique" if field.unique else "/indexed", limit=LONGEST_INDEXED)


def _settings(field: FormField, options: FieldOptions) -> Iterator[Problem]:
    given = field.type == "serial_number" or field.computed is not None
    if field.required and field.read_only and field.default is None and not given:
        yield NEVER_FILLED.at("/read_only")
    if field.computed is not None and field.type in ATTACHED | {TABLE}:
        yield NOT_COMPUTED.at("/computed", type=field_types.get(field.type).label.as_dict())
    if field.required and getattr(options, "on_delete", None) == "clear":
        yield CLEAR_REQUIRED.at("/options/on_delete")
    if field.type == "serial_number" and field.sensitivity:
        yield SENSITIVE_SERIAL.at("/sensitivity")


def _encryption(field: FormField) -> Iterator[Problem]:
    label = field_types.get(field.type).label.as_dict()
    is_credential = field.sensitivity == "C3"
    if field.type not in ENCRYPTABLE:
        if field.encrypted:
            known = [field_types.get(each).label.as_dict() for each in sorted(ENCRYPTABLE)]
            yield NOT_ENCRYPTED.at("/encrypted", type=label, known=known)
        elif is_credential:
            yield CREDENTIALS_UNFIT.at("/sensitivity", type=label)
    elif is_credential and field.encrypted is False:
        yield CREDENTIALS_IN_CLEAR.at("/encrypted")
    elif field.computed is not None and is_encrypted(field):
        yield ENCRYPTED_COMPUTED.at("/encrypted" if field.encrypted else "/sensitivity")


def _default(field: FormField, options: FieldOptions, traits: Traits, scope: Scope) -> Iterator[Problem]:
    if field.default is None:
        return
    if field.type in WITHOUT_DEFAULT:
        yield NO_DEFAULT.at("/default", type=field_types.get(field.type).label.as_dict())
        return
    try:
        value = traits.parse(field.default)
    except ValueProblem as wrong:
        yield wrong.code.at("/default", **wrong.params)
        return
    chosen = option_set(getattr(options, "set", None), scope)
    if chosen is not None and value is not None:
        retired = {each.code: each.retired for each in chosen.options}
        for code in value if isinstance(value, list) else [value]:
            if retired.get(code, True):
                yield (RETIRED_DEFAULT if code in retired else UNKNOWN_DEFAULT).at("/default", value=code)


def option_set(text: str | None, scope: Scope) -> OptionSetShape | None:
    """The option set a field draws on, if it names one that is there."""
    if text is None:
        return None
    try:
        found = scope.find("option_set", Reference.parse(text, app=scope.app))
    except ValueError:
        return None
    return cast(OptionSetShape, found) if found is not None else None
