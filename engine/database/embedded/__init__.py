"""PostgreSQL inside the data folder: started by the first process that joins it, stopped after the last leaves."""

from engine.database.embedded.server import EmbeddedServer

__all__ = ["EmbeddedServer"]
