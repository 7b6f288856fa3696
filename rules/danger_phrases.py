"""The phrases by which `rules.danger` goes, written without capitals, apostrophes and hyphens.

Each is a regular expression; a blank line ends it, and its lines are joined as they stand. Words in braces
stand for the alternatives of that name.
"""

from typing import Final

PERSON: Final = r"""
(?:my )?(?:husband|wife|partner|boyfriend|girlfriend|spouse|fiancee?|ex|father|mother|(?:brother|
sister)(?: in law)?|son|uncle|in ?laws|mother in law|father in law|family|parents|flatmate|housemate|
landlord|boss|supervisor|consultant|colleague|somebody|someone|he|she|they)
"""
"""Who may do harm."""

PRESSING: Final = r"""
(?:this|it|like this|living|with (?:my )?life|any ?more|any longer|no more|much longer)
"""
"""What makes "I cannot go on" more than a word about parking."""

SOMEWHERE: Final = r"""
 (?:in(?! this (?:world|life))|at|with|near|far|on|there|so early|too early|that early|early|before|
until|when the|for the)\b
"""
"""Where or when: who does not want to live in London is in no danger."""

END: Final = r"""
(?:\s*$|\s*[,;:]| (?:and|because|but|so|since|after|i|im|please|sorry|now|today|tonight)\b)
"""
"""Where a phrase may end, so that nothing follows that gives it another meaning."""

ENDING_LIFE: Final = r"""
(?:kill|killing|hang|hanging|shoot|shooting|drown|drowning|poison|poisoning) (?:my ?self|me self|
mine self)\b

(?:end|ending|take|taking|finish|finishing) my (?:own )?life\b(?! (?:support|saver|savings|insurance))

(?:end|finish|ending) (?:it|everything) all\b(?! with)

(?:want|wanna|wanted|wish|like|ready|prefer|rather|going|planning|decided|hope) (?:to )?(?:die|
be dead)\b

(?:just|only|rather) (?:want to |wanna )?(?:die|be dead)\b

wish(?:ed|ing)? (?:that )?i (?:was|were|am|had)(?:nt| not)? (?:dead|never (?:been )?born|not born|
born)\b

(?:better|easier)(?: off)? (?:dead|without me|if i (?:was|were|am) (?:dead|gone|not here)|if i died?\b)

(?:do ?nt|do not|did ?nt|no longer|not) (?:really )?(?:want|wish|like)(?: to)? (?:to )?(?:live|be alive|
exist|wake up|be here|be in this world|continue living|go on living)(?!{somewhere})

no (?:reason|point|purpose|meaning|sense) (?:to|in|for) (?:live|living|be alive|life|go(?:ing)? on(?!
 (?:\w+day|with|to))|continue living)\b(?!{somewhere})

(?:life is|my life is|life has|life feels)(?: just| really)?(?: not| no(?:t)?)? (?:worth (?:living|it)|
no meaning|over for me)

(?:ca ?nt|can ?not|can not|could ?nt) (?:go on|carry on|continue|take|bear|do|live|
cope)(?: {pressing})(?: {pressing})*{end}

(?:ca ?nt|can ?not) (?:go on|carry on|cope){end}

(?:i am|im|i feel|i ?ve been|feeling|i have been|became|been|getting) (?:(?!not|never|
no\b)\w+ )?suicidal\b

(?:my|have|having|had|got|getting) (?:\w+ )?(?:suicidal|suicide) (?:thoughts?|ideas?|ideation|feelings?|
plans?)

(?:thinking|think|thought|thoughts|thinks) (?:\w+ ){0,3}(?:about|of|on) (?:committing )?(?:suicide|
suiciding|ending it|killing my ?self|jumping (?:off|in front))

(?:commit|attempt|committing|do|doing) suicide(?=$|[,;:]| (?:today|tonight|tomorrow|now|soon|because|if|
last|again|and|or|this|as)\b)

(?:i (?:have )?(?:took|taken|swallowed)|going to take|want to take|ill take) (?:an? )?(?:overdose|
(?:too many|a lot of|lots of|a box of|a bottle of) (?:my )?(?:pills|tablets|medicines?)|all (?:my|the)
 (?:pills|tablets))

jump(?:ing)? (?:off|from|in front of) (?:the |a |my )?(?:bridge|roof|building|balcony|train|tube|
car ?park|window)

(?:say|saying) (?:my )?(?:final|last) goodbyes?\b

nobody (?:would|will) (?:miss|notice) (?:me )?(?:if i (?:was|were|am|die|died|went|disappear))

(?:tired|sick|exhausted) of (?:living|being alive|my life)\b(?! (?:in|at|out|with|so far|on))

had enough of (?:life|living|being alive)\b(?! (?:in|at|out|with|on))

(?:want to |wanna |could just |wish i could )(?:just )?disappear (?:forever|for ever|from (?:this|the)
 (?:world|earth)|for good)

(?:do ?nt|do not|can ?not|ca ?nt) see (?:a |any )?(?:future for me|way out|reason to live|
myself alive)\b

(?:want|wanna|ready|going|gonna|planning|decided|like|time) (?:to )?end it\b(?! (?:early|on|at|with|by|
there|here|soon after))

(?:never|not|nt) (?:to )?wake up(?: again| any ?more| tomorrow)?(?: ever)?$

(?:only|no other|no) way out (?:for me )?(?:is|but|than|of this life|any ?more)\b

nothing (?:is )?(?:left )?(?:for me )?(?:to live for|left for me)\b

do something (?:\w+ )?to my ?self\b
"""

HARMING_ONESELF: Final = r"""
(?:hurt|hurting|harm|harming|burn|burning) my ?self\b(?! (?:on|with|at|in(?! (?:the|my|our) (?:house|
room|flat|bathroom|bedroom))|while|when (?:i )?(?:cook|
play|lift|run)|playing|lifting|running|skiing|cooking))

(?:cut|cutting) my ?self\b(?! (?:on|with a (?:needle|scalpel)|shaving|while|when|some|a |off|in|out|
loose))

(?:i|i am|im|ive|have|started|started to|been|again|still) self ?harm(?:ing|ed)?\b
"""

BEING_HURT: Final = r"""
{person} (?:has |have |is |are |was |had |keeps? |started |always |sometimes |just |\w+ly )*(?:hits?|
hitting|beats?|beating|beaten|hurts?|hurting|punch(?:es|ed|ing)?|slap(?:s|ped|ping)?|kick(?:s|ed|ing)?|
strangl(?:es|ed|ing)|chok(?:es|ed|ing)|rap(?:es|ed|ing)|assault(?:s|ed|ing)?|abus(?:es|ed|ing)|
attack(?:s|ed|ing)?|lock(?:s|ed|ing)?) (?:on )?me\b(?! (?:up )?(?:off|out(?! of (?:the|my|our) (?:house|
home|flat))|at|in(?! (?:the|my|our) (?:house|room|flat|bathroom|bedroom))|to (?:it|the)|
with (?:\w+ )*(?:parking |questions|work|e ?mails|that|this|comments?|
fine|remark|words|bill)|like|that|how|hard))

{person} (?:said |says |says that |said that )?(?:he |she |they )?(?:will|wants? to|is going to|
are going to|going to|(?:keeps? |is |was |has been )?threaten(?:s|ed|ing)? to|tried to|tries to)
 (?:kill|hurt|stab|burn|hit|beat) me\b(?! if| when| for| over| with (?:questions|work))

(?:i am|im|i was|i ve been|ive been|i have been|being|i got|getting) (?:being )?(?:\w+ )?(?:raped|
assaulted|abused|beaten|strangled|stalked|trafficked|locked in|held against my will)\b(?! (?:by the
 (?:rota|exam|system)|at (?:chess|football|cricket)))

(?:not|never|(?:do ?nt|not|never) (?:really )?feel(?:ing)?) safe (?:at (?:my )?home|in my
 (?:own )?(?:home|house|flat|room)|with (?:him|her|my))

(?:afraid|scared|frightened) (?:to go|of going|to be|at) (?:back )?(?:home|to him|to her|at home|of my
 (?:husband|wife|partner))

(?:afraid|scared|frightened) (?:of|from) my (?:husband|wife|partner|father|boyfriend|girlfriend|
in ?laws|family)\b

(?:i am|im|i feel|we are) in (?:\w+ )?danger\b(?! of(?! (?:my life|death|dying|being)))

(?:i am|im) (?:going to|gonna|about to) (?:hurt|kill) (?:my ?self|someone|somebody|him|her|
them)\b(?! with)
"""

ABOUT_ANOTHER: Final = r"""
\b(?:patients?|pts?|client|case|cases|vignette|scenario|osce|station|simulation|role ?play|exam|
mrcpsych|question \d|plab|teaching|lecture|seminar|webinar|workshop|course|module|policy|guideline|
guidance|audit|risk assessments?|assess(?:ing|ment)?|article|paper|study|research|film|movie|series|
book|novel|song|lyrics?|poem|character|episode|netflix|headline|documentary|how (?:do|to) (?:you |
we )?(?:ask|respond|talk|speak|help)|if (?:someone|somebody|a (?:patient|colleague|doctor)|they)|when
 (?:someone|somebody|a patient)|(?:she|he|they|who|woman|man|girl|boy|lady) (?:said|says|told|tells|
asked|presented|presents|wrote))\b
"""
"""Before a phrase in the same sentence: it is told of somebody else, taught, read or quoted."""

NOT: Final = r"""
\b(?:(?:not(?! know| sure)|never|wouldnt|isnt|arent|wasnt|without|joking)\b(?: \w+){0,2}|(?:dont|
didnt)\b(?: \w+)?)$
"""
"""Right before a phrase: it is denied."""

HINTS: Final = r"""
suicid|self ?-?harm|my ?self|me self|mine self|\bdie|dead|alive|\bliv|life|it all|everything all|
ending it|goodbye|overdose|pills|tablets|jump|wake up|exist|be here|in this world|born|go on|going on|
carry on|had enough|see (?:a|any)|way out|future|end it|wake up|to live for|left for me|cope|tired of|
sick of|exhausted of|disappear|without me|miss me|disappear|notice|take (?:it|this)|bear|continue|
do this|any ?more|any longer| me\b|safe|raped|abused|assaulted|beaten|strangled|stalked|trafficked|
locked|held|afraid|scared|frightened|danger|kill|hurt|gone|not here
"""
"""One of these is in every phrase above: most messages are let go at the first look."""
