"""The top levels of the common task classification of Finnish municipalities.

Source: "Kuntien yhteinen tehtäväluokitus" (Association of Finnish Municipalities and the
National Archives); a diary number such as 147/12.09/2025 carries the class 12.09.
"""

from __future__ import annotations

TOP_LEVELS: dict[str, dict[str, str]] = {
    "00": {"fi": "Hallintoasiat", "sv": "Förvaltningsärenden", "en": "Administration"},
    "01": {"fi": "Henkilöstöasiat", "sv": "Personalärenden", "en": "Staff"},
    "02": {
        "fi": "Talousasiat, verotus ja omaisuuden hallinta",
        "sv": "Ekonomi, beskattning och förvaltning av egendom",
        "en": "Finance, taxation and property",
    },
    "03": {
        "fi": "Lainsäädäntö ja lainsäädännön soveltaminen",
        "sv": "Lagstiftning och tillämpning av lagstiftning",
        "en": "Legislation and its application",
    },
    "04": {
        "fi": "Kansainvälinen toiminta ja maahanmuuttopolitiikka",
        "sv": "Internationell verksamhet och invandringspolitik",
        "en": "International affairs and immigration",
    },
    "05": {"fi": "Sosiaalitoimi", "sv": "Socialväsendet", "en": "Social services"},
    "06": {"fi": "Terveydenhuolto", "sv": "Hälsovård", "en": "Health care"},
    "07": {
        "fi": "Tiedon hallinta",
        "sv": "Informationsförvaltning",
        "en": "Information management",
    },
    "08": {"fi": "Liikenne", "sv": "Trafik", "en": "Transport"},
    "09": {
        "fi": "Turvallisuus ja yleinen järjestys",
        "sv": "Säkerhet och allmän ordning",
        "en": "Safety and public order",
    },
    "10": {
        "fi": "Maankäyttö, rakentaminen ja asuminen",
        "sv": "Markanvändning, byggande och boende",
        "en": "Land use, building and housing",
    },
    "11": {"fi": "Ympäristöasia", "sv": "Miljöärenden", "en": "Environment"},
    "12": {
        "fi": "Opetus- ja sivistystoimi",
        "sv": "Undervisnings- och bildningsväsendet",
        "en": "Education and culture",
    },
    "13": {
        "fi": "Tutkimus- ja kehittämistoiminta",
        "sv": "Forsknings- och utvecklingsverksamhet",
        "en": "Research and development",
    },
    "14": {
        "fi": "Elinkeino- ja työvoimapalvelut",
        "sv": "Närings- och arbetskraftstjänster",
        "en": "Business and employment services",
    },
}
"""Top level code to its name in Finnish, Swedish and English."""


def top_level_label(code: str, language: str = "fi") -> str:
    """The name of a top level; a code outside of the classification is its own name."""
    names = TOP_LEVELS.get(code)
    return names.get(language, names["fi"]) if names else code
