"""What a value of one type of field is in another: SQL expressions over `value`, null where there is no such value.

They take what people write (`1,234.50`, `2026年3月4日`, 是) and leave out what would have to be guessed or cut. What is
not here is not converted; between columns of a sort `cast` does. Pure: SQL text as data.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from engine.clock import DEFAULT_ZONE

Options = Sequence[tuple[str, str]]  # code, what people call it

WRITTEN = frozenset({"text", "long_text"})
LIKE_TEXT = WRITTEN | {"email", "phone", "url", "id_number", "serial_number", "card_number"}
WHOLE = {"integer": "bigint", "rating": "bigint", "slider": "bigint"}
NUMBERS = frozenset({*WHOLE, "decimal", "money", "percent"})
ZONE = f"'{DEFAULT_ZONE.key}'"

NARROW = "0123456789.,-+:/()%"
WIDE = "".join(chr(ord(each) + 0xFEE0) for each in NARROW)
FOLDED = f"btrim(translate(value, '{WIDE}\u3000', '{NARROW} '))"
YES, NO = "('是','有','真','对','√','y','yes','t','true','1')", "('否','无','假','错','×','n','no','f','false','0')"
MOBILE = r"^(?:\+?86|0086)?(1[3-9][0-9]{9})$"
OTHER_PHONE = (
    r"^((010|02[0-9]|0[3-9][0-9]{2})-)?[2-8][0-9]{6,7}(-[0-9]{1,6})?$"
    r"|^[48]00[0-9]{7}$|^95[0-9]{3,6}$|^\+[1-9][0-9]{6,14}$"
)
EMAIL = r"^[A-Za-z0-9_%+-]+([.][A-Za-z0-9_%+-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?[.])+[A-Za-z]{2,63}$"
URL = (
    r"^https?://[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?([.][a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*"
    r"(:[0-9]{1,4})?([/?#][!#-;=?-Z_a-z~]*)?$"
)
ID_NUMBER = r"^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)[0-9]{15}[0-9X]$"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)

SPLIT = r"\s*[、,，;；\n]\s*"


FROM_TEXT = (
    WRITTEN
    | NUMBERS
    | {
        *(
            "rich_text",
            "boolean",
            "date",
            "date_time",
            "time",
            "choice",
            "choices",
            "phone",
            "email",
            "url",
            "id_number",
        ),
    }
)
TO_TEXT = NUMBERS | {"boolean", "date", "date_time", "time", "duration", "tags", "choice", "choices", "rich_text"}
OTHERS = frozenset(
    {
        *(("date", "date_time"), ("date_time", "date"), ("choice", "choices"), ("choices", "choice")),
        *(("person", "people"), ("people", "person"), ("reference", "references"), ("references", "reference")),
    }
)


def is_known(old: str, new: str) -> bool:
    """There is a way from one type to the other."""
    if old == new:
        return True
    if old in LIKE_TEXT:
        return new in FROM_TEXT
    if new in WRITTEN:
        return old in TO_TEXT
    if old in NUMBERS or new in NUMBERS:
        return {old, new} <= NUMBERS | {"boolean"}
    return (old, new) in OTHERS


def meaning(old: str, new: str, options: Options, *, mobile_only: bool = False) -> str | None:
    """The expression; None where the columns' own cast says it all."""
    if old in LIKE_TEXT:
        return _from_text(new, options, mobile_only=mobile_only)
    if old == "rich_text" and new in WRITTEN:
        return _plain("value")
    if new in WRITTEN:
        return _as_text(old, options)
    if new == "rich_text":
        return None
    if old == "choice" and new in {"choice", "choices"}:
        return _chosen("value", options, several=new == "choices")
    if (old, new) == ("choices", "choices"):
        return _all_chosen(options, "value")
    if old == "choices" and new == "choice":
        one = _chosen("value[1]", options, several=False)
        return f"case when cardinality(value) = 1 then {one} end"
    if old in NUMBERS and new == "boolean":
        return "case value when 1 then true when 0 then false end"
    if old == "boolean" and new in NUMBERS:
        return "case when value then 1 else 0 end"
    return None


def _from_text(new: str, options: Options, *, mobile_only: bool) -> str | None:
    made: dict[str, Callable[[], str]] = {
        "text": lambda: "btrim(regexp_replace(value, '\\s+', ' ', 'g'))",
        "long_text": lambda: "value",
        "rich_text": lambda: (
            "'<p>' || replace(replace(replace(replace(value, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), chr(10),"
            " '</p><p>') || '</p>'"
        ),
        "boolean": lambda: f"case when lower({FOLDED}) in {YES} then true when lower({FOLDED}) in {NO} then false end",
        "date": lambda: _date(FOLDED),
        "date_time": _moment,
        "time": lambda: (
            f"case when {FOLDED} ~ '^([01]?[0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$' then {FOLDED}::time end"
        ),
        "choice": lambda: _chosen("btrim(value)", options, several=False),
        "choices": lambda: _all_chosen(options, f"regexp_split_to_array(btrim(value), '{SPLIT}')"),
        "phone": lambda: _phone(mobile_only=mobile_only),
        "email": lambda: (
            f"case when btrim(value) ~ '{EMAIL}' and char_length(split_part(btrim(value), '@', 1)) <= 64 then"
            " split_part(btrim(value), '@', 1) || '@' || lower(split_part(btrim(value), '@', 2)) end"
        ),
        "url": lambda: f"case when btrim(value) ~ '{URL}' then btrim(value) end",
        "id_number": _id_number,
    }
    if new in NUMBERS:
        return _number(new)
    return made[new]() if new in made else None


def _number(new: str) -> str:
    """A number as people write it: digits grouped by threes, a percentage with its sign. Never rounded (`body` casts to
    the column's digits, and compares)."""
    text = f"regexp_replace({FOLDED}, '%$', '')" if new == "percent" else FOLDED
    grouped = "^[+-]?[0-9]{1,3}(,[0-9]{3})+([.][0-9]+)?$"
    plain = f"case when {text} ~ '{grouped}' then replace({text}, ',', '') else {text} end"
    return f"case when ({plain}) ~ '^[+-]?[0-9]{{1,40}}([.][0-9]{{1,40}})?$' then ({plain})::numeric end"


def _date(text: str) -> str:
    parts = "^([0-9]{4})(?:[-/.年])([0-9]{1,2})(?:[-/.月])([0-9]{1,2})日?$"
    return (
        f"case when {text} ~ '{parts}' then regexp_replace({text}, '{parts}', '\\1-\\2-\\3')::date"
        f" when {text} ~ '^(19|20)[0-9]{{6}}$' then {text}::date end"
    )


def _moment() -> str:
    shape = "^([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?:[ T]+)([0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)$"
    local = f"regexp_replace({FOLDED}, '{shape}', '\\1-\\2-\\3 \\4')::timestamp at time zone {ZONE}"
    zoned = "^[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}(:?[0-9]{2})?)$"
    day = f"({_date(FOLDED)})::timestamp at time zone {ZONE}"
    exact = f"when {FOLDED} ~ '{zoned}' then {FOLDED}::timestamptz"
    return f"case when {FOLDED} ~ '{shape}' then {local} {exact} else {day} end"


def _phone(*, mobile_only: bool) -> str:
    digits = f"regexp_replace({FOLDED}, '[\\s().·-]', '', 'g')"
    other = "" if mobile_only else f" when {FOLDED} ~ '{OTHER_PHONE}' then {FOLDED}"
    return f"case when {digits} ~ '{MOBILE}' then substring({digits} from '{MOBILE}'){other} end"


def _id_number() -> str:
    """Region, birth date (the cast fails where there is no such day) and check digit, as GB 11643 has them."""
    text = "upper(regexp_replace(value, '\\s', '', 'g'))"
    total = " + ".join(f"{weight} * substr({text}, {at}, 1)::int" for at, weight in enumerate(WEIGHTS, start=1))
    check = f"substr('10X98765432', 1 + ({total}) % 11, 1)"
    return (
        f"case when {text} ~ '{ID_NUMBER}' and substr({text}, 7, 8)::date is not null"
        f" and right({text}, 1) = {check} then {text} end"
    )


def _as_text(old: str, options: Options) -> str | None:
    """A value as people read it."""
    if old in NUMBERS or old in {"email", "phone"}:
        return "value::text"
    shown = {
        "boolean": "case when value then '是' else '否' end",
        "date_time": f"to_char(value at time zone {ZONE}, 'YYYY-MM-DD HH24:MI')",
        "date": "to_char(value, 'YYYY-MM-DD')",
        "time": "to_char(value, 'HH24:MI')",
        "tags": "nullif(array_to_string(value, '、'), '')",
    }
    if old in shown:
        return shown[old]
    if old == "choice":
        return f"case value {_cases(options)} else value end" if options else "value"
    if old == "choices":
        each = f"case each {_cases(options)} else each end" if options else "each"
        return f"(select string_agg({each}, '、' order by place) from unnest(value) with ordinality of(each, place))"
    return None


def _cases(options: Options) -> str:
    return " ".join(f"when {_quoted(code)} then {_quoted(label)}" for code, label in options)


def _chosen(text: str, options: Options, *, several: bool) -> str:
    """The code of an option, from its code or from what people call it."""
    cases = " ".join(f"when {_quoted(written)} then {_quoted(code)}" for code, written in options)
    found = f"case {text} {cases} end" if cases else "null::text"
    return f"case when ({found}) is not null then array[{found}] end" if several else found


def _all_chosen(options: Options, several: str) -> str:
    """Codes of several options; none where one of them is no option."""
    cases = " ".join(f"when {_quoted(written)} then {_quoted(code)}" for code, written in options)
    each = f"case each {cases} end" if cases else "null::text"
    split = f"unnest({several}) with ordinality of(each, place)"
    once = f"count(*) = count(distinct ({each}))"  # an option is chosen once; null is not counted
    return f"(select case when {once} then array_agg({each} order by place) end from {split})"


def _plain(text: str) -> str:
    lines = f"regexp_replace({text}, '</(p|li|h[1-6])>|<br */?>', chr(10), 'g')"
    bare = f"regexp_replace({lines}, '<[^>]*>', '', 'g')"
    for written, meant in (("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        bare = f"replace({bare}, '{written}', '{meant}')"
    return f"nullif(btrim({bare}, E' \\n'), '')"


def _quoted(text: str) -> str:
    quoted = text.replace("\\", "\\\\").replace("'", "''")
    return f"E'{quoted}'"
