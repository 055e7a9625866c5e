"""Themes: the EU data-theme authority table, with names of our own in both languages.

Source: http://publications.europa.eu/resource/authority/data-theme
"""

from catalog.language import Text
from catalog.vocabulary.term import Term

EU = "http://publications.europa.eu/resource/authority/data-theme/"

THEMES = (
    Term("agriculture", Text("Agriculture and food", "农业与食品"), EU + "AGRI"),
    Term("economy", Text("Economy and finance", "经济与财政"), EU + "ECON"),
    Term("education", Text("Education, culture and sport", "教育、文化与体育"), EU + "EDUC"),
    Term("energy", Text("Energy", "能源"), EU + "ENER"),
    Term("environment", Text("Environment", "环境"), EU + "ENVI"),
    Term("government", Text("Government and public sector", "政府与公共部门"), EU + "GOVE"),
    Term("health", Text("Health", "健康"), EU + "HEAL"),
    Term("international", Text("International matters", "国际事务"), EU + "INTR"),
    Term("justice", Text("Justice and public safety", "司法与公共安全"), EU + "JUST"),
    Term("regions", Text("Regions and cities", "区域与城市"), EU + "REGI"),
    Term("science", Text("Science and technology", "科学与技术"), EU + "TECH"),
    Term("society", Text("Population and society", "人口与社会"), EU + "SOCI"),
    Term("transport", Text("Transport", "交通"), EU + "TRAN"),
)
THEME = {theme.code: theme for theme in THEMES}
