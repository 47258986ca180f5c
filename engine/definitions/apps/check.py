"""What is wrong with an app: its menu and the apps it needs."""

from __future__ import annotations

from collections.abc import Iterator

from engine.definitions.apps.model import App, MenuEntry
from engine.fields.documents import label_problems
from engine.kinds import Scope
from engine.problems import Code, Problem, pointer
from engine.reference import Reference

NAMED_APP = Code("app_name", zh="应用定义的名称固定为 app", en="The definition of an app is named app")
ONE_TARGET = Code(
    "menu_one_target",
    zh="菜单项应指向一个视图或一个表单",
    en="A menu entry leads to one view or one form, not both or none",
)
NEW_NEEDS_FORM = Code("menu_new_needs_form", zh="只有表单可以“新建”", en="Only a form can be opened for a new record")
MISSING_VIEW = Code("missing_view", zh="没有视图“{name}”", en="There is no view '{name}'")
MISSING_FORM = Code("missing_form", zh="没有表单“{name}”", en="There is no form '{name}'")
FOREIGN = Code("menu_foreign", zh="菜单只能放本应用的视图和表单", en="A menu holds views and forms of its own app only")
REQUIRES_ITSELF = Code("requires_itself", zh="应用不能依赖自己", en="An app cannot need itself")
REQUIRED_TWICE = Code("required_twice", zh="依赖的应用“{name}”重复", en="The app '{name}' is listed twice")
DUPLICATE_UID = Code("duplicate_uid", zh="标识“{uid}”重复", en="The uid '{uid}' is used twice")
MOST_ENTRIES = 100
TOO_MANY = Code("too_many_menu_entries", zh="菜单最多 {limit} 项", en="A menu has at most {limit} entries")


def check(app: App, scope: Scope) -> list[Problem]:
    """Everything wrong with the app's own definition."""
    found = [*label_problems(app.label, "/label"), *_menu(app, scope), *_requires(app, scope)]
    return found if app.name == "app" else [NAMED_APP.at("/name"), *found]


def _menu(app: App, scope: Scope) -> Iterator[Problem]:
    if len(app.menu) > MOST_ENTRIES:
        yield TOO_MANY.at("/menu", limit=MOST_ENTRIES)
    uids: set[str] = set()
    for index, entry in enumerate(app.menu):
        path = pointer("menu", index)
        if entry.uid in uids:
            yield DUPLICATE_UID.at(path + "/uid", uid=entry.uid)
        uids.add(entry.uid)
        yield from label_problems(entry.label, path + "/label")
        yield from (each.under(path) for each in _entry(entry, scope))


def _entry(entry: MenuEntry, scope: Scope) -> Iterator[Problem]:
    if (entry.view is None) == (entry.form is None):
        yield ONE_TARGET.at("")
    if entry.opens == "new" and entry.form is None:
        yield NEW_NEEDS_FORM.at("/as")
    for kind, name, missing in (("view", entry.view, MISSING_VIEW), ("form", entry.form, MISSING_FORM)):
        if name is None:
            continue
        if "/" in name:
            yield FOREIGN.at("/" + kind)
        elif scope.find(kind, Reference(scope.app, name)) is None:
            yield missing.at("/" + kind, name=name)


def _requires(app: App, scope: Scope) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, name in enumerate(app.requires):
        if name == scope.app:
            yield REQUIRES_ITSELF.at(pointer("requires", index))
        if name in seen:
            yield REQUIRED_TWICE.at(pointer("requires", index), name=name)
        seen.add(name)
