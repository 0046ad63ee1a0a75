"""Neural models of this machine: what is in their folders, how a text is cut for them and put together again."""
