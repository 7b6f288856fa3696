"""Words around which somebody can be known: one of a kind, a title with a name, a ward, a day.

They are underlined in a preview, and nothing is refused for them. Where common words would be underlined
again and again, nobody would look any more: so each of these says less rather than too much.
"""

import re
from typing import Final

_PEOPLE: Final = (
    r"(?:doctors?|registrars?|consultants?|trainees?|fellows?|juniors?|seniors?|nurses?|surgeons?|"
    r"physicians?|psychiatrists?|paediatricians?|gynaecologists?|anaesthetists?|radiologists?|"
    r"pathologists?|gps?|sho|shos|fy[12]s?|imgs?|sas|mti|locums?|graduates?|immigrants?|refugees?|"
    r"wom[ae]n|m[ae]n|females?|males?|persons?|girls?|boys?|ladies|lady|mothers?|fathers?|mums?|dads?|"
    r"parents?|muslims?|christians?|hindus?|sikhs?|jews?|buddhists?)"
)
_NOT_ONE: Final = r"(?<!\bam i )(?<!\bnot )(?<!\bno )(?<!\bif i am )(?<!\bif i'm )(?<!\bif i\u2019m )"
_DAYS: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"

ONLY: Final = re.compile(
    # About whoever writes, whatever follows: "I am the only one who wears a hijab".
    r"(?i:(?<!\bif )(?<!\bnot that )\bi(?: am|'m|\u2019m| was) the only\b(?:[ ]\w[\w'\u2019-]*){0,2})"
    # A person of some kind: "the only Egyptian registrar", "the only two women".
    rf"|(?i:{_NOT_ONE}\b(?:the|our|as|their) only (?:\w[\w'\u2019-]* ){{0,3}}?{_PEOPLE}\b)"
    # From a country, or of a name: "the only Sudanese here".
    rf"|(?i:{_NOT_ONE}\b(?:the|our) only )(?!{_DAYS})[A-Z][a-z]{{3,}}\b"
    rf"|(?i:{_NOT_ONE}\bthe only one (?:from|in|on|at|here)\b)"
)
"""Somebody of whom there is one: "Am I the only one who is tired?" asks whether there are others."""

TITLE: Final = re.compile(
    r"\b(?:Dr|dr|Mr|mr|MR|Mrs|mrs|MRS|Ms|ms|Mx|Miss|Prof|prof|PROF|Professor|professor|Sister|Matron)\.? "
    r"[A-ZÀ-ÖØ-Þ][\w'\u2019-]*(?: [A-ZÀ-ÖØ-Þ][\w'\u2019-]+)?"
)
"""A title with a name, which begins with a capital: "my dr says" names nobody."""

WARD: Final = re.compile(
    r"\b[Ww](?:ard|ARD) (?:[A-Za-z]?\d{1,3}[A-Za-z]?|[A-HJ-Z])\b"
    # How often somebody is there, and not where: "on the ward 5 days a week".
    r"(?! (?:or \d|to \d|times?|hours?|hrs|minutes?|mins|days?|nights?|weeks?|weekends?|months?|years?|"
    r"people|patients?|doctors?|nurses?|beds?|shifts?|jobs?)\b)"
)
"""A ward by its number or letter."""

_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH: Final = (
    # With a capital where small letters mean something else: "5 may fail", "a 10 mile march".
    r"(?:(?i:jan(?:uary)?|feb(?:ruary)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)|Mar(?:ch)?|MARCH|May|MAY)"
)
_PARTS: Final = (
    # The number of an exam, a year or a stage, and no day: "PLAB 2 June sitting".
    r"(?<!(?i:plab) )(?<!(?i:part) )(?<!(?i:paper) )(?<!(?i:year) )(?<!(?i:step) )(?<!(?i:stage) )"
    r"(?<!(?i:level) )(?<!(?i:week) )(?<!(?i:block) )"
)
DATE: Final = re.compile(
    rf"{_PARTS}(?<![\w/.,:-])(?:{_DAY}(?:st|nd|rd|th)?(?: of)? {_MONTH}|{_DAY}(?:st|nd|rd|th) (?i:march|may))"
    r"(?!\w)(?:,? \d{4}\b)?"
    rf"|(?<!\w)(?:{_MONTH} {_DAY}(?:st|nd|rd|th)|(?<=\b[Oo]n ){_MONTH} {_DAY})(?![\w:/])"
    rf"|(?<![\w/.-])(?:{_DAY}([/.-])(?:0?[1-9]|1[0-2])\1(?:\d{{4}}|\d{{2}})|\d{{4}}-\d{{2}}-\d{{2}})(?![\w/-])"
)
"""A day of a month. A weekday says too little, and so does a month alone."""
