"""How a chat model is asked for translations, and what its reply must be; the engine is :mod:`translate.engines.chat`."""
