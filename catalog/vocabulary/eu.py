"""The names that the EU's authority tables give to licences, languages and availability.

Sources: http://publications.europa.eu/resource/authority/licence, …/language and …/planned-availability (facts
re-entered). What is not here has no name there that we know of.
"""

AUTHORITY = "http://publications.europa.eu/resource/authority/"
AVAILABLE = f"{AUTHORITY}planned-availability/AVAILABLE"
RESTRICTED = f"{AUTHORITY}access-right/RESTRICTED"
THEME_SCHEME = f"{AUTHORITY}data-theme"

# By the codes of our own table of licences.
LICENSE_NAMES = {
    "CC0-1.0": "CC0",
    "CC-BY-4.0": "CC_BY_4_0",
    "CC-BY-SA-4.0": "CC_BYSA_4_0",
    "CC-BY-NC-4.0": "CC_BYNC_4_0",
    "CC-BY-ND-4.0": "CC_BYND_4_0",
    "PDDL-1.0": "ODC_PDDL",
    "ODC-By-1.0": "ODC_BY",
    "ODbL-1.0": "ODC_BL",
    "OGL-UK-3.0": "OGL_3_0",
    "Apache-2.0": "APACHE_2_0",
}
# By the first part of a BCP 47 tag.
LANGUAGE_NAMES = {
    "ar": "ARA",
    "bg": "BUL",
    "bo": "BOD",
    "cs": "CES",
    "da": "DAN",
    "de": "DEU",
    "el": "ELL",
    "en": "ENG",
    "es": "SPA",
    "et": "EST",
    "fi": "FIN",
    "fr": "FRA",
    "ga": "GLE",
    "hr": "HRV",
    "hu": "HUN",
    "it": "ITA",
    "ja": "JPN",
    "ko": "KOR",
    "lt": "LIT",
    "lv": "LAV",
    "mn": "MON",
    "mt": "MLT",
    "nl": "NLD",
    "no": "NOR",
    "pl": "POL",
    "pt": "POR",
    "ro": "RON",
    "ru": "RUS",
    "sk": "SLK",
    "sl": "SLV",
    "sv": "SWE",
    "tr": "TUR",
    "ug": "UIG",
    "uk": "UKR",
    "vi": "VIE",
    "zh": "ZHO",
}


def license_uri(code: str) -> str:
    """ "" where the authority table has no such licence."""
    name = LICENSE_NAMES.get(code)
    return f"{AUTHORITY}licence/{name}" if name else ""


def language_uri(tag: str) -> str:
    """ "" where the tag's language is not in our table."""
    name = LANGUAGE_NAMES.get(tag.split("-", maxsplit=1)[0].lower())
    return f"{AUTHORITY}language/{name}" if name else ""
