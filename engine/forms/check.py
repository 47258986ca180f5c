"""What is wrong with a form, all at once: its names and labels here, fields and layout in the modules beside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.definitions.reading import MANY_FIELDS
from engine.fields.attached import ATTACHED
from engine.fields.documents import label_problems
from engine.fields.rows import TABLE
from engine.fields.shapes import RESERVED
from engine.forms.check_expressions import expression_problems
from engine.forms.check_fields import field_problems
from engine.forms.check_layout import layout_problems
from engine.forms.check_quality import duplicates_of, quality_problems
from engine.forms.check_tables import table_problems
from engine.forms.check_unique import unique_problems
from engine.forms.conversion import conversion_problems
from engine.forms.indexes import MOST_INDEXES, SYSTEM_INDEXES, indexes_of
from engine.forms.model import Form
from engine.kinds import Scope
from engine.problems import Code, Problem, Severity, pointer

NO_FIELDS = Code("no_fields", zh="表单还没有字段", en="The form has no fields yet")
MANY = Code(
    "many_fields",
    zh="已有 {count} 个字段；超过 {limit} 个后填写和查询都会变慢，考虑拆成两个表单",
    en="It has {count} fields; over {limit} filling in and listing get slow. Consider two forms",
    severity=Severity.WARNING,
)
DUPLICATE_NAME = Code("duplicate_name", zh="名称“{name}”重复", en="The name '{name}' is used twice")
DUPLICATE_UID = Code("duplicate_uid", zh="标识“{uid}”重复", en="The uid '{uid}' is used twice")
DUPLICATE_LABEL = Code(
    "duplicate_label",
    zh="两个字段都叫“{label}”，填写的人分不清",
    en="Two fields are called '{label}'; whoever fills in the form cannot tell them apart",
    severity=Severity.WARNING,
)
RESERVED_NAME = Code("reserved_name", zh="“{name}”是系统字段的名称", en="'{name}' is the name of a system field")
UNKNOWN_TITLE = Code("unknown_title_field", zh="标题字段“{name}”不存在", en="There is no title field '{name}'")
UNFIT_TITLE = Code(
    "unfit_title_field",
    zh="“{label}”不适合作标题；请选一个单行文本、流水号等字段",
    en="'{label}' does not make a title; choose a line of text, a serial number or the like",
)
TOO_MANY_INDEXES = Code(
    "too_many_indexes",
    zh="一张表最多 {limit} 个索引，现在需要 {count} 个；请减少“不允许重复”“加速查询”或关联字段",
    en="A table has at most {limit} indexes; this needs {count}. Make fewer fields unique, indexed or references",
)

UNTITLED = ATTACHED | {
    TABLE,
    *("long_text", "rich_text", "choices", "tags", "boolean", "person", "people", "org_unit"),
    *("reference", "references", "rating", "slider", "duration", "address", "location", "card_number"),
}


def check(form: Form, scope: Scope) -> list[Problem]:
    """Everything wrong with the form."""
    return [
        *label_problems(form.label, "/label"),
        *_counts(form),
        *_names(form),
        *_labels(form),
        *(each for index, field in enumerate(form.fields) for each in field_problems(field, index, scope)),
        *table_problems(form, scope),
        *(each for index in range(len(form.fields)) for each in conversion_problems(form, index)),
        *_title(form),
        *unique_problems(form),
        *quality_problems(form),
        *layout_problems(form),
        *expression_problems(form, scope),
    ]


def _counts(form: Form) -> Iterator[Problem]:
    if not form.fields:
        yield NO_FIELDS.at("/fields")
    if len(form.fields) > MANY_FIELDS:
        yield MANY.at("/fields", count=len(form.fields), limit=MANY_FIELDS)
    count = len(indexes_of(form)) + SYSTEM_INDEXES
    if count > MOST_INDEXES:
        yield TOO_MANY_INDEXES.at("/fields", count=count, limit=MOST_INDEXES)


def _names(form: Form) -> Iterator[Problem]:
    names = [(pointer("fields", index, "name"), field.name) for index, field in enumerate(form.fields)]
    for path, name in _repeated(names):
        yield DUPLICATE_NAME.at(path, name=name)
    for path, name in names:
        if name in RESERVED:
            yield RESERVED_NAME.at(path, name=name)
    uids = [
        *((pointer("fields", index, "uid"), each.uid) for index, each in enumerate(form.fields)),
        *((pointer("unique", index, "uid"), each.uid) for index, each in enumerate(form.unique)),
        *((pointer("checks", index, "uid"), each.uid) for index, each in enumerate(form.checks)),
        *((pointer("quality", "duplicates", index, "uid"), each.uid) for index, each in enumerate(duplicates_of(form))),
        *((pointer("layout", index, "uid"), each.uid) for index, each in enumerate(form.layout)),
        *((pointer("pages", index, "uid"), each.uid) for index, each in enumerate(form.pages)),
    ]
    for path, uid in _repeated(uids):
        yield DUPLICATE_UID.at(path, uid=uid)


def _labels(form: Form) -> Iterator[Problem]:
    labels = [(pointer("fields", index, "label"), field.label.zh) for index, field in enumerate(form.fields)]
    for path, label in _repeated(labels):
        yield DUPLICATE_LABEL.at(path, label=label)


def _title(form: Form) -> Iterator[Problem]:
    if form.title_field is None:
        return
    field = next((each for each in form.fields if each.name == form.title_field), None)
    if field is None:
        yield UNKNOWN_TITLE.at("/title_field", name=form.title_field)
    elif field.type in UNTITLED:
        yield UNFIT_TITLE.at("/title_field", label=field.label.as_dict())


def _repeated(places: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for path, text in places:
        if text in seen:
            yield path, text
        seen.add(text)
