"""Assessments and their marks."""

from rest_framework import serializers

from catalog.api.rest.serializers.fields import LanguageMapField
from catalog.models import Assessment, CriterionMark
from catalog.vocabulary.criteria import CRITERIA, MARKS


class EvidenceSerializer(serializers.Serializer[dict[str, object]]):
    code = serializers.CharField()
    figures = serializers.DictField()
    text = LanguageMapField()
    link = serializers.CharField(
        default="", help_text="Where the figure is shown: a path on this site, or the licence's address; may be empty."
    )


class MarkSerializer(serializers.ModelSerializer[CriterionMark]):
    criterion = serializers.ChoiceField(choices=[term.code for term in CRITERIA])
    mark = serializers.ChoiceField(choices=[term.code for term in MARKS])
    value = serializers.FloatField(allow_null=True, min_value=0, max_value=1)
    evidence = EvidenceSerializer(many=True)
    advice = LanguageMapField(help_text="The next thing to do; empty when the mark is met.")

    class Meta:
        model = CriterionMark
        fields = ("criterion", "mark", "value", "evidence", "advice")


class OpennessSerializer(serializers.ModelSerializer[Assessment]):
    """One assessment: eight marks, how many are met, and what keeps the gate to `open` shut."""

    assessed = serializers.DateTimeField(allow_null=True)
    score = serializers.FloatField(allow_null=True, min_value=0, max_value=1)
    marks = MarkSerializer(many=True)
    reasons = serializers.ListField(child=LanguageMapField(), help_text="What keeps the gate to `open` shut.")

    class Meta:
        model = Assessment
        fields = ("assessed", "rules", "score", "met", "gate_passes", "reasons", "marks")


class ShortMarkSerializer(serializers.ModelSerializer[CriterionMark]):
    class Meta:
        model = CriterionMark
        fields = ("criterion", "mark", "value")


class ShortOpennessSerializer(serializers.ModelSerializer[Assessment]):
    """Marks without their evidence, for lists."""

    marks = ShortMarkSerializer(many=True)

    class Meta:
        model = Assessment
        fields = ("assessed", "rules", "score", "met", "marks")
