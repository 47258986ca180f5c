"""PostgreSQL inside the data folder: started with the first process that joins it, stopped after the last one leaves."""

from engine.database.embedded.server import EmbeddedServer

__all__ = ["EmbeddedServer"]
