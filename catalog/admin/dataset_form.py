"""The form of a dataset's description, in the order in which a publisher thinks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from catalog.admin.widgets import AreaField, LanguageMapFormField, LicenseField, WordsField
from catalog.language import pick
from catalog.models import Agency, Dataset
from catalog.spoken import current_language
from catalog.vocabulary.frequencies import FREQUENCIES
from catalog.vocabulary.levels import LEVELS, OPEN
from catalog.vocabulary.term import Term
from catalog.vocabulary.themes import THEMES

FIELDSETS: tuple[tuple[Any, Any], ...] = (
    (_("What it is"), {"fields": ("agency", "title", "description", "themes", "keywords")}),
    (_("How it may be used"), {"fields": ("license", "requested_level", "access_conditions")}),
    (
        _("Where it comes from"),
        {"fields": ("collected_by_publisher", "collection_method", "provenance", "frequency", "declared_records")},
    ),
    (_("What it covers"), {"fields": ("period_start", "period_end", "spatial", "languages", "landing_page")}),
    (_("Who answers for it"), {"fields": ("contact_name", "contact_email")}),
)


def spoken(terms: tuple[Term, ...]) -> list[tuple[str, str]]:
    language = current_language()
    return [(term.code, pick(term.label.as_map(), language)[0]) for term in terms]


class DatasetForm(forms.ModelForm[Dataset]):
    title = LanguageMapFormField(label=_("Title"), help_text=_("At least one language; both are better."))
    description = LanguageMapFormField(label=_("Description"), long=True)
    themes = forms.MultipleChoiceField(
        label=_("Themes"), required=False, choices=lambda: spoken(THEMES), widget=forms.CheckboxSelectMultiple
    )
    keywords = WordsField(label=_("Keywords"), required=False)
    license = LicenseField(label=_("Licence"), required=False)
    requested_level = forms.ChoiceField(
        label=_("Release level"),
        choices=lambda: spoken(LEVELS),
        initial=OPEN,
        help_text=_("“Open” is granted by measurement once the dataset is public, and held only while it lasts."),
    )
    frequency = forms.ChoiceField(label=_("Update frequency"), choices=lambda: spoken(FREQUENCIES), initial="unknown")
    access_conditions = LanguageMapFormField(
        label=_("Conditions of access"),
        required=False,
        help_text=_("A login, key, fee or stated purpose that is asked for. Leave empty when there is none."),
    )
    collection_method = LanguageMapFormField(label=_("How the data was collected"), required=False, long=True)
    provenance = LanguageMapFormField(label=_("Provenance"), required=False, long=True)
    spatial = AreaField(
        label=_("Area"), required=False, help_text=_("A GeoJSON geometry, such as a polygon around the city.")
    )
    languages = WordsField(label=_("Languages"), required=False, help_text=_("Codes such as zh-Hans, en."))

    class Meta:
        model = Dataset
        fields = tuple(name for _title, group in FIELDSETS for name in group["fields"])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "agency" in self.fields and self.instance.agency_id is None:
            agencies = self.fields["agency"].queryset
            only = list(agencies[:2])
            if len(only) == 1:
                self.fields["agency"].initial = only[0]

    def changed_values(self) -> dict[str, Any]:
        """What `publishing.describe` is to set."""
        return {name: self.cleaned_data[name] for name in self.changed_data if name != "agency"}

    def all_values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "agency"}


class FileForm(forms.Form):
    """A file or a link, one of them."""

    title = LanguageMapFormField(label=_("Title"), required=False)
    file = forms.FileField(label=_("File"), required=False, allow_empty_file=True)
    url = forms.CharField(
        label=_("or a link"), required=False, max_length=2000, widget=forms.URLInput({"class": "vTextField"})
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if (values.get("file") is None) == (not values.get("url")):
            raise forms.ValidationError(_("Choose a file, or give a link: one of the two."))
        return values


class NewVersionForm(forms.Form):
    file = forms.FileField(label=_("File"), allow_empty_file=True)


class AgencyChoice(forms.ModelChoiceField[Agency]):
    """Agencies by their name in the reader's language."""

    def label_from_instance(self, obj: Agency) -> str:
        return pick(obj.name, current_language())[0]
