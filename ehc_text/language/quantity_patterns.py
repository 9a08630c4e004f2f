"""The patterns behind the quantities, for text whose quotes and hyphens are folded; case does not count."""

_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_NUMBER_WORDS = (
    rf"(?:{_SMALL}|thirteen|fourteen|fifteen|sixteen|eighteen|twenty(?:[- ]five)?|thirty|forty(?:[- ]five)?|fifty"
    r"|sixty|ninety)"
)
NUMBER = rf"(?:\d+(?:\.\d+)?½?|½|{_NUMBER_WORDS})"
_RANGE = rf"{NUMBER}(?:\s*(?:-|to|or)\s*{NUMBER})?"

_DAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:mon|tues?|wed|thurs?|fri|sat)s?(?=[\s,/&.;-]|$)"
    r"|suns?(?=\s*(?:[\d/&,-]|$)))"
)
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_WHICH = r"(?:(?:school|academic|nursery|college|calendar|working|term[- ]time|half|full|whole)\s+)?"
_SPAN = (
    rf"{_WHICH}(?:day|week|wk|fortnight|month|mth|quarter|half[- ]term|term|year|yr|night|weekend|morning|afternoon"
    r"|evening|lesson|session|period|am|pm)s?\b"
)
_TERM = r"(?:autumn|spring|summer|michaelmas|lent|trinity)"
_SITTING = (
    r"(?:sessions?|visits?|lessons?|meetings?|appointments?|periods?|times|occasions?|calls?|slots?|blocks?"
    r"|mornings?|afternoons?|evenings?|nights?|weekends?|days?|workshops?|hours?|hrs?|minutes?|mins?|consultations?"
    r"|reviews?|observations?|checks?|trips?|journeys?|weeks?)"
)
_UNIT = r"(?:minutes?|mins?\b\.?|hours?|hrs?\b\.?|seconds?|secs?\b\.?)"
_CLOCK = r"(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?\s*(?:[ap]\.?\s?m\b\.?|noon)?"
_TIME = r"(?:[01]?\d|2[0-4])[.:][0-5]\d"
_HOUR = rf"(?:{_CLOCK}|{_SMALL}|noon|midnight)"
_ORDINAL = r"(?:first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th)"

_BREAKS = r"(?:break|lunch|play|snack|meal|dinner|home|tutor|registration|assembly|story|carpet|circle|golden)"
_BREAK_TIME = rf"(?:{_BREAKS}[- ]?times?|playtimes?|lunch(?:es)?|breaks?|registration|assembl(?:y|ies)|arrival)"

# What follows 'every' or 'each' and tells nothing of how often.
_NOT_OCCASIONS = (
    r"(?!\s+(?:\w+\s+)?(?:efforts?|opportunit|adults?|child|children|pupils?|persons?|people|staff|teachers?|members?"
    r"|areas?|aspects?|ways?|one\b|other\b(?!\s+(?:day|week|month|fortnight|term))|needs?|stages?|doors?|rooms?|desks?"
    r"|setting|settings|body|thing|where|subjects?|class\b|targets?|outcomes?|steps?|few\b|of\b|individual|letter"
    r"|sound|word|sign|peer|parent|school\b(?!\s+(?:day|morning|week|term|year|night))|party|partner))"
)

_COUNTED = ("days", "nights", "hours", "hrs", "weeks", "weekends", "visits", "sessions", "reviews")
_PER_YEAR = rf"(?:(?<=\d )|{'|'.join(f'(?<={word} )' for word in _COUNTED)})pa\b"
"""Behind an amount alone: elsewhere a PA is a personal assistant."""

PERIOD = (
    rf"(?:\b(?:per|p/|each|every|in each|in every|in a|in any)\s+{_SPAN}|(?<=/)(?:day|week|wk|month|term|year)\b"
    rf"|(?<=s )an?\s+{_SPAN}|(?<!\bfor\s)\ba\s+(?:week|fortnight|month|term|half-term|year)\b"
    r"|\b(?:hour|day|minute|one|half-day|session|visit|afternoon|morning|lesson|night"
    rf"|{NUMBER})\s+an?\s+{_SPAN}|\bp[./]?w\b|\bp/(?:wk|week|d|day|t|term)\b|\bwkly\b|\bweekly\b|\btermly\b"
    rf"|\bannual(?:ly)?\b|\b(?:per|each) annum\b|\bp\.a\b|{_PER_YEAR})"
)
"""The period of an amount. 'weekly' may also say how often: it then stands among the occasions too."""

OCCASIONS = (
    r"\b(?:daily|nightly|hourly|(?:twice|thrice|three[- ]times|four[- ]times)[- ](?:weekly|daily|termly|yearly|monthly)"
    r"|bi-?weekly|fortnightly|weekly|monthly|half[- ]?termly|termly|wkly|quarterly|half[- ]yearly|six[- ]monthly"
    r"|three[- ]monthly|annually|annual|yearly|each way)\b"
    rf"|\b(?:once|twice|thrice|{_RANGE}\s*(?:x|times|sessions?|visits?|lessons?|calls?|meetings?|reviews?|checks?"
    rf"|appointments?|trays?|nights?|afternoons?|mornings?|evenings?|days?|weekends?|periods?)?)\s+"
    rf"(?:a|an|per|each|every|in each|in every|in a|/)\s+{_SPAN}"
    rf"|\b{_RANGE}\s*x\s*(?:weekly|daily|termly|fortnightly|wkly|wk\b|week\b|day\b|month\b|term\b|per\b|a\b|p/)"
    rf"|\bx\s?{NUMBER}\b"
    rf"|\b{_RANGE}\s*x\s*{_RANGE}"
    rf"|\b(?:every|each|in every|in each|all)\s+(?:\w+\s+){{0,3}}?{_SPAN}"
    rf"|\b(?:every|each)\s+(?:other|second|third|{NUMBER})\s+\w+"
    rf"|\b(?:on\s+|in\s+)?alternate\s+(?:{_DAY}|{_SPAN}|half[- ]terms|holidays)"
    rf"|\b{_RANGE}\s+(?:nights?|days?|hours?|weekends?|sessions?|visits?)\s+per\s+annum\b"
    rf"|\b(?:all|both)\s+(?:the\s+|his\s+|her\s+|their\s+|other\s+)?(?:[\w,'&-]+\s+){{0,7}}?(?:lessons|sessions|tasks|exams"
    r"|examinations|work|transitions|classes|breaks|lunchtimes|playtimes|practicals|assessments|tests|tutorials)\b"
    rf"|\b(?:every|each)\b{_NOT_OCCASIONS}\s+\w+"
    rf"|\b{_DAY}(?:\s*(?:,|and|to|-|&|/)\s*{_DAY})*"
    rf"|\b{_ORDINAL}(?:\s*(?:,|and|&|\+|or)\s*{_ORDINAL})*\s+(?:(?:school|working|sch)\s+)?(?:{_DAY}|weekends?|days?|weeks?)?"
    r"\s*(?:of|in)\s+(?:each|every|the)\s+(?:calendar\s+|half[- ])?(?:month|term|half[- ]term)\b"
    rf"|\b{_ORDINAL}(?:\s*(?:,|and|&|\+)\s*{_ORDINAL})+\s+{_DAY}"
    rf"|\b{_RANGE}\s+(?:sessions?|visits?|lessons?|meetings?|appointments?|nights?|days?|weekends?|reviews?|trips?)\s+"
    rf"(?:in|over|across|during)\s+(?:the|an?|each|every)\s+(?:academic\s+|school\s+|calendar\s+|college\s+)?(?:year|term)\b"
    rf"|\bonce\b(?=\s+(?:in|during|before|after|every|each|by)\b)"
    rf"|\b(?:at\s+)?{_TIME}(?:\s*(?:to|-|until|till)\s*{_CLOCK})?"
    rf"|\b(?:from\s+|between\s+)?{_CLOCK}\s*(?:to|-|until|till|and)\s*[01]?\d(?:[.:][0-5]\d)?\s*[ap]\.?\s?m\b"
    rf"|\b(?:from\s+)?[01]?\d\s*(?:to|-|until|till)\s*{_TIME}"
    r"|\bfrom [01]?\d (?:to|until|till) [01]?\d\b(?! (?:words|months))"
    r"|\bhalf past \w+|\bquarter (?:past|to) \w+"
    rf"|\b(?:each|every one) of the (?:{NUMBER} )?(?:\w+ )?(?:days|weeks|lessons|sessions|mornings|afternoons)\b"
    r"|\bat the times? (?:on|in|noted|shown|set out|given|written|agreed on)\b"
    rf"|\bat\s+[01]?\d\s*(?:[ap]\.?\s?m\b|o'clock)"
    rf"|\b(?:at|during|over|in|before|after|until|throughout)\s+(?:the\s+|his\s+|her\s+|their\s+)?{_BREAK_TIME}\b"
    rf"|\b(?:play|lunch|break|meal|snack|home|tutor)[- ]?times\b"
    r"|\bin (?:the |each |every )?(?:am|pm|mornings?|afternoons?)\b|\b(?:mornings|afternoons|evenings)\b"
    r"|\b(?:before|after)\s+(?:school|college|nursery|lessons)\b|\bfirst thing\b"
    r"|\b(?:at|from|by|until)?\s*the\s+(?:start|end|beginning|close)\s+of\s+(?:the|each|every)\s+"
    r"(?:\w+\s+)?(?:day|session|lesson|week|task|term|half-term|morning|afternoon|period|block)"
    r"|\b(?:the\s+)?(?:first|last)\s+(?:\w+\s+)?(?:day|week|lesson|session|monday|friday)\s+of\s+(?:each|every|the|term)"
    r"|\b(?:all|every one of|each of) (?:his |her |their |the )?(?:school )?subjects\b"
    r"|\bperiods?\s+\d|\bweek\s+\d"
)
"""How often."""

EVENT = (
    r"\bon\s+(?:arrival|departure|leaving|entry|return)\b|\b(?:each|every)\s+time\b|\bwhenever\s+(?!possible|necessary"
    r"|appropriate|required|needed|practicable|feasible|available|he needs|she needs|they need)\w+"
    r"|\b(?:if|once|as soon as)\s+(?:he|she|they|i|(?-i:[A-Z][a-z]+))\s+(?:shows?|puts?|asks?|signs?|signals?"
    r"|press(?:es)?|hands?|holds?|touch(?:es)?|points?|vomits?|coughs?|falls?|refuses?|leaves?|miss(?:es)?|forgets?|lies?|hits?"
    r"|bites?|goes|go|runs?|hides?|climbs?|throws?|drops?|turns?|spits?|screams?|shouts?|cries|kicks?|lash(?:es)?"
    r"|push(?:es)?|bangs?|covers?|soils?|wets?|chokes?|pulls?|walks?|raises?|sits?|says?|curls?|crawls?|picks?)\b"
    r"|\bwithin\s+(?:an?|one|two|three|\d+)\s+(?:\w+\s+)?(?:minutes?|hours?|days?|weeks?)\b|\bthe same day\b"
    r"|\bthe next (?:morning|day|school day)\b|\bthe (?:day|evening|week|friday) before\b"
    r"|\b(?:after|following|before)\s+(?:an?\s+|any\s+|the\s+)?(?:incidents?|seizures?|falls?|absences?|lunch|change)\b"
    r"|\bin the week before\b"
    r"|\bwhen\s+(?:he|she|they|i|(?-i:[A-Z][a-z]+))\s+(?!needs?\b|requires?\b|feels?\b|wants?\b|wish|becomes?\b|is\b|are\b"
    r"|am\b|has\b|have\b|can\b|may\b|might\b|finds?\b|gets?\b|struggles?\b|seems?\b|appears?\b|likes?\b|chooses?\b"
    r"|was\b|will\b|starts\b|moves\b|experiences?\b)[a-z]+s?\b"
    r"|\b(?:for|in case of|if there is|at)\s+(?:a|any)\s+seizures?\s+(?:that\s+)?(?:last|longer|over|of)"
    r"|\bwhen\s+(?:his|her|their|my)\s+(?!anxiety|mood|behaviour|needs?|levels?|stress|energy|concentration|attention|pain"
    r"|emotions?|confidence)[a-z]+\s+(?:is|are|has|have|goes?|starts?)\b"
    r"|\bbefore\s+(?:each|every|all|any)\b|\bafter\s+(?:each|every|all|any)\b"
)
"""What sets it off, where anyone can see it."""

DATE = (
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}\b(?:\s+\d{{4}})?|{_MONTH}\s+\d{{4}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
    rf"|\bbetween {_MONTH} and {_MONTH}\b|\b{_MONTH}(?:\s*(?:,|and|&|/)\s*{_MONTH})+\b"
    rf"|\b(?:in|each|every|by|before|until|during|from)\s+(?:the\s+)?(?:first\s+half\s+of\s+(?:the\s+)?)?"
    rf"(?:{_MONTH}\b|{_TERM}\b|year\s+\d+|easter|christmas|september)"
    rf"|\b{_TERM}\s+(?:half-)?term|\bterms?\s+\d"
)
"""When it happens."""

LENGTH = (
    rf"\b(?:{NUMBER} and a half|{_RANGE}|an?|half\s+an?|(?:quarter|three[- ]quarters)\s+of\s+an)[\s-]*{_UNIT}(?:'|\b)"
    rf"|\b{NUMBER}\s*h(?:\s*\d+)?\b|\b{NUMBER}(?:-|\s+)?(?:hour|minute|min|hr)s?\b"
    rf"|\bhalf(?:[- ]an?|-|\s)[- ]?days?\b|\b(?:{NUMBER}|an?)\s+(?:full|whole|half|school)\s+days?\b|\ball[- ]day\b"
    rf"|\b{NUMBER}\s+(?:days?|nights?|mornings?|afternoons?|evenings?|weekends?)\b|\bovernight\b|\bfull[- ]time\b"
    r"|\b(?:whole|entire|full|rest of the)\s+(?:of\s+the\s+)?(?:lesson|session|period|day|morning|break|school day)"
    r"|\b(?:all|every|each|both)\s+(?:[\w,'&-]+\s+){0,7}?(?:lessons?|sessions?|periods?|breaks?|breaktimes?|lunchtimes?"
    r"|playtimes?|classes|tutorials?|journeys?|mealtimes?)\b"
    rf"|\b{NUMBER}\s*(?:fte|wte)\b|\b{_TIME}\s*(?:to|-|until|till)\s*{_CLOCK}"
    rf"|\b{_CLOCK}\s*(?:to|-|until|till)\s*[01]?\d(?:[.:][0-5]\d)?\s*[ap]\.?\s?m\b"
    rf"|\b[01]?\d\s*(?:to|-|until|till)\s*{_TIME}|\bfrom [01]?\d (?:to|until|till) [01]?\d\b"
    rf"|\b{_DAY},?\s+(?:from\s+)?[01]?\d\s*(?:to|-|until|till)\s*[01]?\d\b"
    rf"|\b[01]?\d\s*(?:to|-|until|till)\s*[01]?\d,?\s+(?:on\s+)?(?:each\s+|every\s+|alternate\s+|alt\.?\s+)?{_DAY}"
    rf"|\b{_HOUR}(?:\s+at\s+night|\s+in\s+the\s+\w+|\s+o'clock)?\s+(?:till|until)\s+{_HOUR}\b|\bnoon\s+to\s+{_HOUR}\b"
    r"|\b\d+\s*x\s*\d\d\s?m\b|\b\d\d\s?m\s*x\s*\d+\b"
    r"|\b(?:all|every one of|each of) (?:his |her |their |the )?(?:school )?subjects\b"
    r"|\bevening\s+each\b"
)
"""How long."""

COUNT = (
    rf"(?<![:.\d])\b{_RANGE}\s+(?:(?!(?:each|every|per|a|an|of|to|in|for)\b)[\w-]+\s+){{0,2}}?(?:sessions?|visits?|appointments?|meetings?|lessons?|workshops?|times|weeks?"
    r"|blocks?|calls?|days?|trips?|journeys?)\b"
)
"""A number of sessions."""

_PEOPLE = r"(?:pupils?|children|child|peers?|learners?|students?|others?|friends?|young people|classmates?|members?)"
GROUP = (
    r"\b\d\s*:\s*\d+\b|\b(?:1|one)[- ]?(?:to|-)[- ]?(?:1|one)\b"
    r"|\b(?:one|two|three|1|2|3)\s+to\s+(?:one|two|three|four|1)\b"
    r"|\bgroups?\s+of\s+(?:up to|no more than|not more than|at most|about|around|a maximum of|fewer than)?\s*"
    rf"{_RANGE}\b"
    rf"|\b(?:{_RANGE}|no more than {NUMBER}|up to {NUMBER})\s+(?:[\w-]+\s+){{0,3}}?{_PEOPLE}\b"
    rf"|\b(?:max(?:imum)?|up to|no more than|no bigger than|of)\s*(?:of\s*)?{NUMBER}\b(?=\s*\))"
    r"|\bin (?:a pair|pairs|threes|fours)\b|\bindividual(?:ly)?\b|\bon (?:his|her|their) own\b|\bpairs? of\b"
    r"|\bwith (?:one|a) (?:friend|peer|partner)\b"
    rf"|\b{NUMBER}\s+(?:adults?|staff|playworkers?)\s+(?:to|for|per)\s+{NUMBER}\b"
    rf"|\b(?:no more than|at most|fewer than)\s+{NUMBER}\b(?!\s*(?:x|times|{_UNIT}|{_SITTING}|targets|words|steps))"
)
"""How many share it."""

CAP = (
    r"\b(?:up to|a maximum(?: of)?|maximum(?: of)?|max\.?|no more than|not more than|at most|as many as|anything up to"
    r"|not exceeding|to a limit of)\b"
)
"""What leaves an amount open downwards."""

_NUMBERS = (
    f"0 1 2 3 4 5 6 7 8 9 ½ {_SMALL.replace('|', ' ')} thirteen fourteen fifteen sixteen eighteen twenty thirty"
    " forty fifty sixty ninety"
)
_DAYS = "mon tue wed thu fri sat sun"
OPENINGS = {
    "period": f"{_NUMBERS} per p pw pa each every in day week wk month term year a an hour minute half session visit"
    " afternoon morning lesson night wkly annual",
    "occasions": f"{_NUMBERS} {_DAYS} daily nightly hourly twice thrice bi biweekly fortnightly weekly monthly half"
    " termly wkly quarterly annual yearly each every once in all both on alternate first second third fourth fifth"
    " last x at from between quarter during over before after until throughout play lunch break meal snack home"
    " tutor mornings afternoons evenings by the period week",
    "event": "on each every whenever if once as within the after following before in when for at",
    "date": "0 1 2 3 4 5 6 7 8 9 jan feb mar apr may jun jul aug sep oct nov dec between in each every by before until"
    " during from autumn spring summer michaelmas lent trinity term",
    "length": f"{_NUMBERS} {_DAYS} a an half quarter three all overnight full whole entire rest every each both noon"
    " midnight from evening",
    "count": _NUMBERS,
    "group": f"{_NUMBERS} group no up max of in individual on pair with at fewer",
}
"""How the first word of each kind of quantity begins: no pattern is tried at any other word."""
