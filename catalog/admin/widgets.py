"""Form fields for what the agencies describe: bilingual texts, lists, licences."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from catalog.geometry import is_geometry
from catalog.language import CHINESE, ENGLISH, LANGUAGES, LanguageMap, pick
from catalog.spoken import current_language
from catalog.vocabulary.licenses import LICENSE, LICENSES


class LanguageMapWidget(forms.MultiWidget):
    """Chinese and English beside each other, each marked with its language."""

    template_name = "admin/language_map.html"

    def __init__(self, *, long: bool = False) -> None:
        make = forms.Textarea if long else forms.TextInput
        attributes = {"rows": 4} if long else {}
        super().__init__(
            {
                "zh": make({**attributes, "lang": CHINESE, "aria-label": "中文", "class": "vTextField"}),
                "en": make({**attributes, "lang": ENGLISH, "aria-label": "English", "class": "vTextField"}),
            }
        )

    def decompress(self, value: Any) -> list[str]:
        texts = value if isinstance(value, dict) else {}
        return [texts.get(CHINESE, ""), texts.get(ENGLISH, "")]


class LanguageMapFormField(forms.MultiValueField):
    """Two texts in, a language map out; what is in neither of our languages is kept as it was."""

    widget: LanguageMapWidget

    def __init__(self, *, long: bool = False, required: bool = True, **kwargs: Any) -> None:
        kwargs.pop("encoder", None)
        kwargs.pop("decoder", None)
        kwargs.pop("max_length", None)
        self.kept: LanguageMap = {}
        parts = (forms.CharField(required=False), forms.CharField(required=False))
        super().__init__(
            fields=parts, widget=LanguageMapWidget(long=long), require_all_fields=False, required=required, **kwargs
        )

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, dict):
            self.kept = {key: text for key, text in value.items() if key not in LANGUAGES}
        return value

    def compress(self, data_list: list[str]) -> LanguageMap:
        pairs = zip((CHINESE, ENGLISH), data_list, strict=False)
        return {**self.kept, **{key: text.strip() for key, text in pairs if text and text.strip()}}


class WordsField(forms.CharField):
    """A list of words, written with commas (either script's) or line breaks between them."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput({"class": "vTextField"}))
        kwargs.setdefault("help_text", _("Separate with commas."))
        for name in ("base_field", "max_length"):
            kwargs.pop(name, None)
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        words = str(value or "").replace("，", ",").replace("、", ",").replace("\n", ",").split(",")
        return list(dict.fromkeys(word.strip() for word in words if word.strip()))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.to_python(data) != (initial or []))


class AreaField(forms.JSONField):
    """A GeoJSON geometry (RFC 7946), or nothing."""

    def __init__(self, **kwargs: Any) -> None:
        for name in ("encoder", "decoder"):
            kwargs.pop(name, None)
        super().__init__(widget=forms.Textarea({"rows": 3, "class": "vTextField", "spellcheck": "false"}), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "" if value is None else super().prepare_value(value)

    def to_python(self, value: Any) -> Any:
        shape = super().to_python(value)
        if shape is not None and not is_geometry(shape):
            raise forms.ValidationError(
                _("This is no GeoJSON geometry with a type and coordinates."), code="no-geometry"
            )
        return shape


class LicenseField(forms.ChoiceField):
    """The licences that we know, open ones first; one that came from elsewhere stays in the list."""

    def __init__(self, **kwargs: Any) -> None:
        for name in ("max_length", "empty_value"):
            kwargs.pop(name, None)
        super().__init__(choices=self._choices, **kwargs)

    @staticmethod
    def _choices() -> list[tuple[str, Any]]:
        language = current_language()
        groups: dict[str, list[tuple[str, str]]] = {str(_("Open")): [], str(_("Not open")): []}
        opened, closed = groups
        for item in LICENSES:
            groups[opened if item.conformant else closed].append((item.code, pick(item.label.as_map(), language)[0]))
        return [("", "---------"), *groups.items()]

    def valid_value(self, value: Any) -> bool:
        return value in LICENSE or str(value).startswith(("http://", "https://"))
