"""Countries and those who come from them: with few from any one of them, it says who somebody is.

The country in which everybody works is not among them. A name that is a common word as well counts with a
capital only. A name that is missing here is only not underlined.
"""

import re
from typing import Final

_ANY_CASE: Final = """
afghanistan afghans? albanian? algerian? angolan? argentin(?:a|e|ian) armenian? austrian? azerbaijani?
bahraini? bangladeshi? barbad(?:os|ian) belarus(?:ian)? belgi(?:um|an) bolivian? botswana(?:n)? brazil(?:ian)?
bulgarian? burkina.faso burundian? cambodian? cameroon(?:ian)? canad(?:a|ian) cape.verde chile(?:an)? chinese
colombian? congo(?:lese)? costa.rican? croatian? cuban? cypr(?:us|iot) czech(?:ia)? denmark danish djibouti
dominican? ecuador(?:ian)? egypt(?:ian)? el.salvador eritrean? estonian? eswatini ethiopian? fiji(?:an)?
finland finnish gabon(?:ese)? gambian? ghana(?:ian)? greece guatemalan? guinean guyan(?:a|ese) haitian?
hondur(?:as|an) hong.kong hungar(?:y|ian) iceland(?:ic)? indian? indonesian? iran(?:ian)? iraqi? ireland
israeli? ital(?:y|ian) ivory.coast ivorian jamaican? japan(?:ese)? jordanian kazakhstan kenyan? kosov(?:o|an)
kurd(?:ish|istan)? kuwaiti? kyrgyzstan laos latvian? leban(?:on|ese) lesotho liberian? libyan? lithuanian?
luxembourg madagascar malagasy malawi(?:an)? malaysian? maldiv(?:es|ian) malian maltese mauritian? mauritius
mexic(?:o|an) moldovan? mongolian? montenegr(?:o|in) morocc(?:o|an) mozambi(?:que|can) myanmar burm(?:a|ese)
namibian? nepal(?:i|ese)? netherlands new.zealand(?:er)? nicaraguan? nigerien nigerian? norw(?:ay|egian)
omani pakistani? palestin(?:e|ian) panamanian paraguay(?:an)? peru(?:vian)? philippines? filipin[ao]s?
poland portug(?:al|uese) qatari? romanian? russian? rwandan? saudi(?:.arabian?)? senegal(?:ese)? serbian?
seychelles sierra.leone(?:an)? singapore(?:an)? slovak(?:ia|ian)? sloveni(?:a|an) somal(?:ia|i|ian|iland)
south.african? south.korean? korean? spain spanish sri.lankan? sudan(?:ese)? south.sudan(?:ese)?
surinam(?:e|ese) swed(?:en|ish) switzerland swiss syrian? taiwan(?:ese)? tajikistan tanzanian? thai(?:land)?
togolese
trinidad(?:ian)? tunisian? turk(?:ish|iye) türkiye turkmenistan ugandan? ukrain(?:e|ian) emirat(?:es|i) uae
uruguay(?:an)? usa american? uzbek(?:istan)? venezuelan? vietnam(?:ese)? yemeni? zambian? zimbabwean?
african? asian? arab(?:ic|ian)? caribbean european? latin.american? middle.east(?:ern)?
"""
_WITH_A_CAPITAL: Final = """
Bhutan Bosnia Bosnian Chad Chadian China Cuba France French Georgia Georgian German Germany Greek Grenada
Guinea Irish Jordan Dutch Mali Malta Niger Oman Panama Polish Togo Turkey Benin
"""


def _names(listed: str) -> list[str]:
    """The names as patterns: a point in one stands for what may be between two words."""
    return [one.replace(".", "[ -]") for one in listed.split()]


COUNTRY: Final = re.compile(
    rf"(?<!\w)(?:(?i:{'|'.join(_names(_ANY_CASE))})"
    rf"|{'|'.join(_names(_WITH_A_CAPITAL))})s?(?!\w)"
)
"""A country, or somebody from there."""
