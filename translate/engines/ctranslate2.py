"""CTranslate2: neural translation on this machine, by OPUS-MT, Argos, NLLB and other models that are installed here."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from itertools import product
from typing import Final

from translate.engines.base import Engine, Missing, Ports, Session, Settings
from translate.engines.local import Local
from translate.engines.neural.model import Model
from translate.engines.neural.session import NeuralSession
from translate.errors import EngineError, EngineMissing
from translate.model.locale import Locale

LIBRARIES: Final = ("ctranslate2", "sentencepiece")
_PRECISIONS: Final = ("own", "float32")
_GET_LIBRARIES: Final = "pip install 'translate-desk[neural]'"
_GET_MODEL: Final = "translate engines install --from FILE (see docs: get an engine)"


@dataclass(frozen=True, slots=True)
class CTranslate2(Local):
    """The engine ``ctranslate2``."""

    id: str = "ctranslate2"
    name: str = "CTranslate2 (neural, on this machine)"
    sends_data: bool = False
    max_chars: int = 10_000

    @property
    def takes(self) -> tuple[str, ...]:
        """Its settings."""
        return ("model", "folder", "beam", "precision", "threads", "index")

    def available(self, ports: Ports, settings: Settings) -> Missing | None:
        """Missing if a library is not there, if no model is installed, or not the one that ``model`` names."""
        lacking = [name for name in LIBRARIES if find_spec(name) is None]
        if lacking:
            return Missing(f"{' and '.join(lacking)} not installed", _GET_LIBRARIES)
        if not _models(ports, settings):
            wanted = settings.get("model")
            what = "no model is installed" if wanted is None else f"the model {wanted!r} is not installed"
            return Missing(what, _GET_MODEL)
        return None

    def pairs(self, ports: Ports, settings: Settings) -> tuple[tuple[str, str], ...]:
        """Every pair of the installed models."""
        return tuple(
            sorted(
                {
                    (source.tag, target.tag)
                    for model in _models(ports, settings)
                    for source, target in product(model.sources, model.targets)
                    if source.tag != target.tag
                }
            )
        )

    def supports(self, source: Locale, target: Locale, *, ports: Ports, settings: Settings) -> bool:
        """True if a model for the pair is installed."""
        return _model(source, target, ports, settings) is not None

    def open(self, source: Locale, target: Locale, *, ports: Ports, settings: Settings) -> Session:
        """The model that serves the pair best, loaded."""
        beam, threads = _number(settings, "beam", 2, 1, 16), _number(settings, "threads", 0, 0, 256)
        precision = str(settings.get("precision", _PRECISIONS[0]))
        if precision not in _PRECISIONS:
            raise EngineError(f"precision must be one of {', '.join(_PRECISIONS)}, not {precision!r}")
        model = _model(source, target, ports, settings)
        if model is None or ports.models is None:
            raise EngineMissing(f"no model translates {source} → {target} on this machine. {_GET_MODEL}")
        network = ports.models.load(model, threads=threads, precision=precision)
        return NeuralSession(model, network, languages=(source, target), beam=beam, max_chars=self.max_chars)


def _models(ports: Ports, settings: Settings) -> tuple[Model, ...]:
    """The installed models; only the one that the setting ``model`` names, if there is one."""
    if ports.models is None:
        return ()
    installed = ports.models.installed(str(settings.get("folder", "")))
    wanted = settings.get("model")
    return tuple(model for model in installed if wanted is None or model.name == wanted)


def _model(source: Locale, target: Locale, ports: Ports, settings: Settings) -> Model | None:
    """The model that fits best; of two that fit equally well, the first."""
    fitting = [model for model in _models(ports, settings) if model.fit(source, target)]
    return max(fitting, key=lambda model: model.fit(source, target), default=None)


def _number(settings: Settings, name: str, default: int, least: int, most: int) -> int:
    value = settings.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise EngineError(f"{name} must be a whole number from {least} to {most}, not {value!r}")
    return value


PLUGIN: Final[Engine] = CTranslate2()
