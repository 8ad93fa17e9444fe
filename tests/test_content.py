"""Every field, option, message and problem has its words; the words keep their places and their voice."""

from __future__ import annotations

import ast
import json
import re
from datetime import date
from pathlib import Path

import content_rules as rules
from notebook_links import links_on

from workbook.book import DATE_STYLES, HOSTED, record_classes
from workbook.content import claims, how_sure, load_exercise, load_words
from workbook.path import PAGES, Group, pages_in
from workbook.storage import errors

WORKBOOK = Path(__file__).parents[1] / "workbook"
CONTENT = WORKBOOK / "content"
ENGLISH = sorted((CONTENT / "en").glob("*.toml"))
OTHERS = [
    folder for folder in CONTENT.iterdir() if rules.LANGUAGE.fullmatch(folder.name) and folder.name != "en"
]
ROOM_RECORDS = [cls for cls in record_classes() if cls.__module__.endswith(".model")]
CODE = {file: file.read_text(encoding="utf-8") for file in sorted(WORKBOOK.rglob("*.py"))}


OTHER_NAMES = re.compile(
    r"letters? page|weekly (page|review)|start page|thought record|debrief|mock interview|parking slot", re.I
)


def named(file: Path) -> str:
    return file.relative_to(WORKBOOK).as_posix()


def test_every_field_and_option_of_a_record_has_its_words():
    for record in ROOM_RECORDS:
        words = rules.words_of(CONTENT / "en" / f"{record.__module__.split('.')[1]}.toml")
        assert rules.missing_field_words(record, words) == [], record


def problem_words(file: Path) -> dict[str, object]:
    """The problems' sentences a file can use: its room's, those of its folder, and the common ones."""
    found: dict[str, object] = {}
    for name in (
        *reversed(rules.SHARED),
        *(part.removesuffix(".py") for part in file.relative_to(WORKBOOK).parts),
    ):
        if (CONTENT / "en" / f"{name}.toml").exists():
            found |= rules.problem_tables(rules.words_of(CONTENT / "en" / f"{name}.toml"))
    return found


def test_every_problem_has_a_sentence_with_the_values_it_needs():
    wrong = {named(file): rules.wrong_problems(code, problem_words(file)) for file, code in CODE.items()}
    assert not {file: lines for file, lines in wrong.items() if lines}


def test_every_sentence_that_is_looked_up_is_there_and_gets_its_values():
    words = [rules.words_of(file) for file in ENGLISH]
    wrong = {
        named(file): rules.wrong_lookups(code, words) for file, code in CODE.items() if file.parent != CONTENT
    }
    assert not {file: lines for file, lines in wrong.items() if lines}


STORE_ERRORS = [
    cls for cls in vars(errors).values() if isinstance(cls, type) and issubclass(cls, errors.StoreError)
]


def test_every_page_of_the_contents_has_its_name_and_what_it_is_for_and_is_linked_from_all_others():
    notebooks = WORKBOOK.parent / "notebooks"
    for page in pages_in(notebooks):
        words = load_words(page.room)
        assert words.has("page.name"), f"content/en/{page.room}.toml: [page] name, line"
        assert words.has("page.line"), f"content/en/{page.room}.toml: [page] name, line"
    assert set(load_words("lab").table("contents.groups")) == {str(group) for group in Group}
    for page in pages_in(notebooks):
        text = (notebooks / page.notebook).read_text(encoding="utf-8")
        assert links_on(page.id) in text, "run: python tests/notebook_links.py"


def test_every_error_of_the_store_has_a_sentence():
    keys = {error.key for error in STORE_ERRORS}
    names = {error.__name__ for error in STORE_ERRORS}
    for file, code in CODE.items():
        for node in ast.walk(ast.parse(code)) if "storage" in file.parts else ():
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in names and node.args:
                keys.add(ast.literal_eval(node.args[0]))
    assert [key for key in sorted(keys) if not load_words("storage").has(f"problem.{key}")] == []


def test_every_place_in_a_sentence_is_a_plain_name_and_the_words_keep_their_voice():
    assert [wrong for file in ENGLISH for wrong in rules.wrong_places(file)] == []
    files = [f for f in (CONTENT / "en").rglob("*.toml") if f.parent.name not in ("letters", "questions")]
    assert [wrong for file in files for wrong in rules.wrong_voice(file)] == []


# Letters have tones of their own, a question is an interviewer's, and the sample is what a person typed.
NOT_OURS = ("days", "helplines", "advisers", "sample", "evidence", "contacts")


def test_a_page_has_one_name_wherever_a_link_leads_to_it():
    names = {
        id: load_words(page.room).data.get("page", {}).get("name", "Start") for id, page in PAGES.items()
    }
    wrong = [
        f"{file.name}: {key} is called “{said}”"
        for file in sorted((CONTENT / "en").glob("*.toml"))
        if file.stem != "arrived"  # its labels say what somebody does there: “Write to them”
        for key, said in rules.words_of(file).get("pages", {}).items()
        if said != names.get(key, said)
    ]
    assert wrong == []


ON_A_PAGE = re.compile(r"\bon “([^”]+)”")
TO_SOME_PAGE = re.compile(r"\b(?:to|into) (?:the|your|your own) \w+ (?:page|pile)\b", re.I)


def test_a_sentence_that_leads_to_a_page_leads_to_one_there_is():
    names = {
        load_words(page.room).data.get("page", {}).get("name", "Start")
        for page in pages_in(WORKBOOK.parent / "notebooks")
    }
    apart = {"evidence", "sample"}
    files = [
        f for f in (CONTENT / "en").rglob("*.toml") if f.stem not in apart and f.parent.name != "questions"
    ]
    said = [(file.name, text) for file in files for _key, text in rules.sentences(rules.words_of(file))]
    led = [(file, page) for file, text in said for page in ON_A_PAGE.findall(text)]
    assert led
    assert [line for line in led if line[1] not in names] == []
    assert [line for line in said if TO_SOME_PAGE.search(line[1])] == []


def test_no_sentence_calls_a_page_or_an_exercise_by_another_name():
    apart = {"evidence", "sample"}  # what sources and the invented person call things is theirs
    files = [file for file in (CONTENT / "en").rglob("*.toml") if file.stem not in apart]
    said = [(file.name, text) for file in files for _key, text in rules.sentences(rules.words_of(file))]
    assert [line for line in said if OTHER_NAMES.search(line[1])] == []


def test_everything_is_said_as_to_a_friend_on_the_phone():
    folder = CONTENT / "en"
    files = [f for f in folder.rglob("*.toml") if f.parent.name not in ("letters", "questions")]
    assert [w for file in files if file.stem not in NOT_OURS for w in rules.wrong_tone(file)] == []
    app = [
        (f.name, text) for f in files if f.stem != "sample" for _, text in rules.sentences(rules.words_of(f))
    ]
    assert [line for line in app if rules.unsaid(line[1], rules.IN_THE_APP)] == []


# The care card changes only after somebody with clinical or lived experience has read it (care.toml).
WAITS_FOR_A_READER = ("care.toml, helplines.distance: ",)


def test_no_sentence_is_longer_than_somebody_tired_takes_in():
    folder, apart = CONTENT / "en", {"days", "sample", "contacts"}
    files = [f for f in folder.rglob("*.toml") if f.parent.name != "letters" and f.stem not in apart]
    long = [line for file in files for line in rules.too_long_in(file)]
    assert [line for line in long if not line.startswith(WAITS_FOR_A_READER)] == []


def test_plain_pages_say_it_in_short_sentences():
    plain = (CONTENT / "en/plain").rglob("*.toml")
    said = [text for file in plain for _, text in rules.sentences(rules.words_of(file))]
    assert [long for text in said for long in rules.too_long(text, rules.LONGEST_PLAIN)] == []


def test_the_prose_of_a_notebook_is_as_plain_as_plain_pages():
    """It has no plainer version beside it, so it has to be plain itself."""
    for notebook in (WORKBOOK.parent / "notebooks").glob("*.ipynb"):
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        markdown = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
        assert rules.wrong_prose(markdown, rules.LONGEST_PLAIN) == [], notebook.name
        assert OTHER_NAMES.search(markdown) is None, notebook.name


def test_the_readme_speaks_to_a_reader_as_the_pages_do():
    """Down to what is for those who run it some other way, host it, or change it."""
    readme, below, _ = (WORKBOOK.parent / "README.md").read_text(encoding="utf-8").partition("## Other ways")
    assert below
    assert rules.wrong_prose(readme) == []
    assert OTHER_NAMES.search(readme) is None


SAVES = ("Save", "Save and go on", "Save this ad", "Save these dates for a calendar")
# A form whose button does something else says what it does.
DOES_ELSE = {
    "debrief": ("Look back at this interview", "Open one more session", "Go on", "Seal it until tomorrow"),
    "exporting": ("Prepare the page", "Prepare the copy", "Erase everything"),
    "perspective": ("Look",),
    "today": ("Done with this",),  # what is done with it is chosen: kept, sealed, or erased
}


def test_the_button_that_keeps_what_was_typed_is_called_the_same_on_every_page():
    for file in ENGLISH:
        for key, words in rules.sentences(rules.words_of(file)):
            if key.split(".")[-1] == "save":
                assert words in (*SAVES, *DOES_ELSE.get(file.stem, ())), f"{file.name}, {key}: {words}"


def test_a_translation_keeps_the_places_of_the_english_words():
    pairs = [(CONTENT / "en" / file.name, file) for folder in OTHERS for file in folder.glob("*.toml")]
    assert [wrong for pair in pairs if pair[0].exists() for wrong in rules.wrong_translation(*pair)] == []


def test_every_exercise_can_be_read():
    for file in (CONTENT / "en").glob("exercises/*.toml"):
        assert load_exercise(file.stem).id == file.stem


def test_every_sentence_that_says_why_has_its_sources_with_a_mark():
    evidence = load_words("evidence")
    folder = CONTENT / "en"
    for file in folder.rglob("*.toml"):
        name = file.relative_to(folder).with_suffix("").as_posix()
        for key in rules.reasons(rules.words_of(file)):
            assert how_sure(evidence, f"{name} {key}"), f"{name}: {key} has no source in evidence.toml"


def test_every_other_sentence_that_claims_something_has_its_sources_too():
    folder, evidence = CONTENT / "en", load_words("evidence")
    apart = {"evidence", "helplines", "sample", "vocabulary"}
    spoken = ("letters", "questions")  # what a person or an interviewer says is no claim of ours
    files = [f for f in folder.rglob("*.toml") if f.stem not in apart and f.parent.name not in spoken]
    says = [claim["says"] for claim in evidence.data["claim"]]
    assert [wrong for file in files for wrong in rules.unmarked_claims(file, says)] == []
    everything = "\n".join(s for file in files for _, s in rules.sentences(rules.words_of(file)))
    assert [said for said in says if said not in everything] == []
    assert [said for said in says if not said.lstrip("“")[0].isupper()] == []  # each stands alone
    assert {claim["page"] for claim in evidence.data["claim"]} <= set(PAGES)
    assert all(sure for page in PAGES for _says, sure in claims(evidence, page))


def test_a_source_says_how_sure_we_are_of_it_and_a_choice_of_ours_that_it_is_one():
    evidence = load_words("evidence")
    marks = evidence.table("mark")
    assert all(source["mark"] in marks for source in evidence.table("source").values())
    assert how_sure(evidence, "exercises/a why_it_helps") == (
        "Reported by others; we haven't read the study itself: "
        "Nook and colleagues on naming a feeling before seeing it in another way, 2021. "
        "Well known, though we haven't read it again for this page: "
        "Lieberman and colleagues on putting feelings into words, 2007. "
        "The rest is our own view; we have no study for it."
    )
    assert how_sure(evidence, "nothing of the kind") == ""


def test_the_helplines_are_complete_and_were_checked_in_the_last_six_months():
    """The real day on purpose: a release with old numbers must not pass."""
    assert rules.wrong_helplines(rules.words_of(CONTENT / "en" / "helplines.toml"), date.today()) == []  # noqa: DTZ011


def test_the_free_advisers_are_complete_and_were_checked_in_the_last_six_months():
    """The real day on purpose, as for the helplines; each is of a country that the helplines know."""
    advisers = rules.words_of(CONTENT / "en" / "advisers.toml")
    assert rules.wrong_lines(advisers, date.today()) == []  # noqa: DTZ011
    countries = rules.words_of(CONTENT / "en" / "helplines.toml")["country"]
    assert {line["country"] for line in advisers["line"].values()} <= set(countries)


def test_the_bodies_for_what_seemed_unfair_are_complete_and_were_checked_in_the_last_six_months():
    """The real day on purpose, as for the helplines; each country of the helplines has some."""
    bodies = rules.words_of(CONTENT / "en" / "bodies.toml")
    assert rules.wrong_lines(bodies, date.today()) == []  # noqa: DTZ011
    countries = rules.words_of(CONTENT / "en" / "helplines.toml")["country"]
    assert {line["country"] for line in bodies["line"].values()} == set(countries) - {"anywhere"}


def test_the_start_commands_words_can_be_read_line_by_line():
    for line in (CONTENT / "en" / "command.toml").read_text(encoding="utf-8").splitlines():
        assert (
            not line or line[0] in "#[" or (line.count('"') == 2 and line.endswith('"') and "\\" not in line)
        ), line


def test_words_in_another_manner_are_words_there_are_and_keep_their_places():
    folder = CONTENT / "en"
    manners = {
        file: folder / file.relative_to(folder / manner)
        for manner in ("plain", HOSTED, *DATE_STYLES)
        for file in (folder / manner).rglob("*.toml")
    }
    assert len(manners) > 4
    rooms = {own: usual for own, usual in manners.items() if own.parent.name != "exercises"}
    assert [wrong for own, usual in rooms.items() for wrong in rules.wrong_translation(usual, own)] == []
    plain = [file for file in manners if "plain" in file.parts]
    assert [wrong for file in plain for wrong in rules.wrong_places(file) + rules.wrong_voice(file)] == []


def test_an_exercise_in_plain_words_asks_the_same_in_the_same_order():
    for file in (CONTENT / "en/plain").glob("exercises/*.toml"):
        plain, usual = load_exercise(file.stem, "en+plain"), load_exercise(file.stem)
        assert [(p.id, p.answer) for p in plain.prompts] == [(p.id, p.answer) for p in usual.prompts]
        assert plain != usual
