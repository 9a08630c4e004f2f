import pytest
from builders import document
from section_builders import bold, grid, head, rules, text

from ehc_text.parsing.kind import classify
from ehc_text.parsing.sections import find_sections
from ehc_text.records.plan import DocumentKind

PLAN = DocumentKind.EHC_PLAN
REVIEW = DocumentKind.ANNUAL_REVIEW
OTHER = DocumentKind.OTHER
BODY = [
    line
    for letter, title in zip("ABCDEF", ("About me", "Needs", "Health", "Care", "Outcomes", "Provision"), strict=True)
    for line in (head(f"Section {letter}: {title}"), text("Some words about it that stand here."))
]
FORM = grid(
    ("Date of meeting", "3 May 2026"),
    ("Invited", "Attended"),
    ("Progress towards outcomes", ""),
    ("Recommendation", "Maintain the plan"),
)

LETTER = [
    text("Dear Ms Orr"),
    *(text(f"This is line {n} of a letter about the plan, which you will find below.") for n in range(18)),
    text("Yours sincerely"),
    text("A. Officer"),
]

CASES = [
    ([head("Education, Health and Care Plan"), *BODY], PLAN, "a plan by its title"),
    ([text("E D U C A T I O N ,  HEALTH  A N D  C A R E  P L A N"), *BODY[:4]], PLAN, "a title set in spaced letters"),
    ([text("My  E H C  plan"), *BODY[:4]], PLAN, "three letters spaced out"),
    ([head("Our borough"), *BODY], PLAN, "a plan by its sections alone"),
    ([head("My plan"), *BODY[:4]], PLAN, "a plan by a title of its own"),
    ([head("E D U C A T I O N,  H E A L T H  A N D  C A R E  P L A N"), *BODY[:2]], PLAN, "a title printed apart"),
    ([head("EDUCATION HEALTH A N D CARE PLAN"), *BODY[:2]], PLAN, "a title of which one word is printed apart"),
    ([head("R I S K  A S S E S S M E N T"), *BODY[:2]], OTHER, "another paper's title printed apart"),
    ([head("Action plan"), *BODY[:4]], OTHER, "a plan of another kind"),
    ([head("My travel plan"), text("I go by bus.")], OTHER, "a plan of another kind, in the first person"),
    ([head("EHC PLAN"), grid(("Last annual review", "3 May 2026")), *BODY], PLAN, "a plan that names its review"),
    (
        [head("Education, Health and Care Plan"), text("Pages are pictures.")],
        PLAN,
        "no sections found",
    ),
    (
        [text("Dear Ms Orr"), text("Here is the Plan."), head("Education, Health and Care Plan"), *BODY],
        PLAN,
        "covering letter",
    ),
    ([*LETTER, head("Education, Health and Care Plan"), *BODY], PLAN, "a long covering letter"),
    ([*LETTER, head("Education, Health and Care Plan"), *BODY[2:4], *BODY[8:]], PLAN, "a short plan behind a letter"),
    ([*LETTER[:1], head("EHC Plan"), *LETTER[1:], *BODY[2:4], *BODY[8:]], OTHER, "a letter that sets out amendments"),
    ([*LETTER, text("Enclosed: Education, Health and Care Plan")], OTHER, "a letter that names what it encloses"),
    ([head("Annual Review Report"), *BODY, FORM], REVIEW, "a form that walks through the sections"),
    ([head("Annual review of an Education, Health and Care Plan"), FORM], REVIEW, "both names in one title"),
    ([bold("Borough council"), FORM, text("review")], REVIEW, "a form known by its labels"),
    ([head("SEN Support Plan"), text("Targets")], OTHER, "a support plan"),
    ([head("SEN Support Plan"), *BODY], OTHER, "a support plan with a plan's headings"),
    ([text("Behaviour Support Plan enclosed"), head("EHC Plan"), *BODY], PLAN, "a plan that names another paper first"),
    ([head("Individual Education Plan"), text("Targets")], OTHER, "an IEP"),
    ([head("Educational Psychology Report"), text("He was seen.")], OTHER, "advice"),
    ([head("Statement of special educational needs"), text("Part 2")], OTHER, "a statement of the old law"),
    ([text("Dear Ms Orr"), text("I enclose the Education, Health and Care Plan.")], OTHER, "a letter about a plan"),
    ([text("A shopping list")], OTHER, "anything else"),
    ([], OTHER, "nothing"),
]


@pytest.mark.parametrize(("blocks", "expected"), [c[:2] for c in CASES], ids=[c[2] for c in CASES])
def test_a_document_is_told_by_its_title_then_by_what_it_holds(blocks, expected):
    made = document(*blocks)
    assert classify(made, find_sections(made, rules()).sections, rules()) is expected
