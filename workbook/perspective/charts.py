"""The room's charts: beliefs before and after, the explanations, own counts, runs, and two interviewers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from workbook import ui
from workbook.answers import capital
from workbook.book import Book
from workbook.content import Exercise, Words, load_exercise
from workbook.estimates.agreement import SAME_OF_FIVE, SEPARATE, two_orders
from workbook.estimates.conversion import conversion
from workbook.estimates.display_rules import CHART_FROM, PERCENT_FROM, RANGE_FROM, gap_summary, range_in_100
from workbook.estimates.runs import lost_every_final, run_of_noes, run_somewhere
from workbook.interviews.story import MANY_FINAL_NOES, stories
from workbook.perspective.counts import OwnCounts, Run, own_counts, run_of
from workbook.perspective.model import THOUGHT, ThoughtRecord, thought_records
from workbook.ui.drawing.bars import Bar, Bars
from workbook.ui.drawing.dots import FILLED, HOLLOW, Look, Pair, Pairs, Ratings, Scale
from workbook.ui.drawing.style import ACCENT, LINE, QUIET, SURFACE
from workbook.ui.drawing.two_columns import TwoColumns

CHANCES: Mapping[str, float] = {"c10": 0.1, "c25": 0.25, "c33": 0.33, "c45": 0.45}  # guide, 4.1, streaks
FAIR = 0.25  # the chance the picture of runs is read by
FINALISTS = 3
NEWEST = 12  # records in the picture; all are in the table behind it
RARE, NEARLY = 0.01, 0.99
KNOWN = {
    "know": FILLED,
    "guess": Look(fill=SURFACE),
    "no_idea": Look("D", SURFACE, QUIET),
    "unsaid": Look("s", SURFACE, LINE),
}


def beliefs_picture(book: Book, words: Words) -> ui.Picture | None:
    """Belief and feeling before and after, one row for each record; never a number to beat."""
    labels = words.within("beliefs")
    rated = [(thought, thought.belief) for thought in thought_records(book.store) if thought.belief]
    if not rated:
        return None
    rows = []
    for thought, belief in rated[-NEWEST:]:
        feeling = [Pair(*thought.feeling, labels("feeling"), QUIET)] if thought.feeling else []
        rows.append((words.short_day(thought.began), [Pair(*belief, labels("belief"), ACCENT), *feeling]))
    key = {labels("before"): HOLLOW, labels("after"): FILLED}
    scale = Scale(labels("low"), labels("high"))
    marks = Pairs(rows, scale, key, row=58, left=(150, 132), apart=24, more=4)
    cells = [
        {"day": words.day(t.began), "before": before, "after": after,
         "feeling_before": t.feeling_before, "feeling_after": t.feeling_after}
        for t, (before, after) in rated
    ]  # fmt: skip
    n, title = len(rated), _beliefs_title([belief for _, belief in rated], labels)
    of = labels("of_one") if n == 1 else labels("of", n=capital(words.number(n)))
    return ui.Picture(title, of, marks, cells, drawn=NEWEST)


def _beliefs_title(pairs: list[tuple[int, int]], labels: Words) -> str:
    """From five on how often the belief went down; before that the newest record."""
    if summary := gap_summary([before - after for before, after in pairs]):
        down, gap = summary
        return labels("title_many", down=down, n=len(pairs), change=f"{0 - gap:g}".replace("-", "−"))
    before, after = pairs[-1]
    names = ("title_moved", "title_same") if len(pairs) == 1 else ("title_last", "title_last_same")
    return labels(names[before == after], before=before, after=after)


def strip_picture(words: Words, exercise: Exercise, thought: ThoughtRecord) -> ui.Picture | None:
    """The explanations of one record in the deck's order; a card no longer in the deck is left out."""
    labels, cards = words.within("strip"), next(prompt.cards for prompt in exercise.prompts if prompt.cards)
    rated = {explanation.card: explanation for explanation in thought.rated}
    rows = [
        (text, rated[card].plausible or 0, str(rated[card].known or "unsaid"))
        for card, text in cards.items()
        if card in rated
    ]
    if not rows:
        return None
    kinds = [kind for _, _, kind in rows]
    key = {labels(name): look for name, look in KNOWN.items() if name in kinds}
    scale = Scale(labels("low"), labels("high"))
    marks = Ratings([(text, plausible, KNOWN[kind]) for text, plausible, kind in rows], scale, key)
    cells = [{"explanation": text, "plausible": n, "known": labels(kind)} for text, n, kind in rows]
    of = labels("of") if thought.unknown is None else labels("of_unknown", unknown=thought.unknown)
    return ui.Picture(_strip_title(len(rows), kinds.count("know"), words), of, marks, cells)


def _strip_title(n: int, known: int, words: Words) -> str:
    name = "title_none" if not known else "title_all" if known == n else "title"
    if n == 1:
        name = "title_one" if known else "title_one_not"
    return words(f"strip.{name}", n=words.number(n), know=words.number(known))


def own_picture(book: Book, words: Words) -> ui.Picture | None:
    """The person's own counts: no share, no range, and nobody else's numbers are near them."""
    labels = words.within("own")
    own = own_counts(stories(book).values(), book.today())
    if own.sent < CHART_FROM:
        return None
    counts = {"sent": own.sent, "interview": own.interviews, "final": own.finals, "offer": own.offers}
    named = {stage: labels(f"row.{stage}") for stage in counts}
    marks = Bars([Bar(named[stage], n, str(n), soft=stage == "sent") for stage, n in counts.items()])
    cells = [{"stage": named[stage], "count": n} for stage, n in counts.items()]
    kinds = {"sent": "applications", "interview": "interviews", "final": "finals", "offer": "offers"}
    title = labels("title", **{stage: words.count(kinds[stage], n) for stage, n in counts.items()})
    alt = labels("alt", rows=", ".join(f"{named[stage]} {n}" for stage, n in counts.items()))
    return ui.Picture(title, _own_of(own, words), marks, cells, alt=alt)


def _own_of(own: OwnCounts, words: Words) -> str:
    """What is counted, and a range only from five interviews on that are old enough to tell."""
    labels, values = words.within("own"), {"offers": own.offers_of_decided, "decided": own.decided}
    if own.decided < RANGE_FROM:
        return labels("of_few" if own.decided else "of", **values)
    rate = conversion(own.offers_of_decided, own.decided)
    ends = range_in_100(rate.low95, rate.high95, own.decided)
    key = "of_range" if own.decided < PERCENT_FROM else "of_percent"
    return labels(key, range=words.in_100(*ends), **values)


def runs_picture(book: Book, words: Words) -> ui.Picture:
    """How often a run of noes happens: as long as the person's own, or the example of six."""
    labels, run = words.within("runs"), run_of(stories(book).values(), book.today())
    marks = []
    for name, chance in CHANCES.items():
        share = run_of_noes(chance, run.length)
        shown = in_100(share, labels.within("short"))
        marks.append(Bar(labels(f"chance.{name}"), 100 * share, shown, soft=chance != FAIR))
    cells = [{"chance": bar.label, "share": bar.shown} for bar in marks]
    long = words.number(run.length)
    times = in_100(run_of_noes(FAIR, run.length), labels.within("times"))
    title = labels("title", run=long, times=times)
    alt = labels("alt", run=long, rows=", ".join(f"{bar.label}: {bar.shown}" for bar in marks))
    return ui.Picture(title, _runs_of(run, words), Bars(marks), cells, alt=alt)


def _runs_of(run: Run, words: Words) -> str:
    """Whose run it is, how often one like it turns up somewhere, and finals that were all lost."""
    labels, long = words.within("runs"), words.number(run.length)
    in_words = labels.within("times")
    sentences = [labels("of_own", run=long) if run.own else labels("of_example")]
    if run.own and run.answers > run.length:
        times = in_100(run_somewhere(FAIR, run.length, run.answers), in_words)
        sentences.append(labels("somewhere", run=long, n=run.answers, times=times))
    if run.finals >= MANY_FINAL_NOES:
        times = in_100(lost_every_final(FINALISTS, run.finals), in_words)
        sentences.append(labels("finals", n=run.finals, times=times))
    return " ".join(sentences)


def in_100(share: float, words: Words) -> str:
    """A share of 1 as so many times in 100; never none of them, never all."""
    often = "rare" if share < RARE else "nearly" if share > NEARLY else "times"
    return words(often, n=round(100 * share))


class SameFive:
    """Two made-up interviewers and five made-up people, drawn anew with each press."""

    def __init__(self, book: Book, words: Words) -> None:
        """The first draw; the same on every machine, as its chance is."""
        self._words, self._chance = words, book.chance("same five")
        self._names = list(words.options("same_five.people").values())
        self.draws = [two_orders(len(self._names), SEPARATE, self._chance)]
        self.chart = ui.LiveChart(book, words, "same_five", self._picture, listen=(), level=3)
        self.widget = ui.stack(self.chart, ui.button(words("same_five.another"), self.again))

    def again(self) -> None:
        """Five other people."""
        self.draws.append(two_orders(len(self._names), SEPARATE, self._chance))
        self.chart.refresh()

    def _picture(self) -> ui.Picture:
        """This draw, and how often both chose the same so far."""
        labels, orders = self._words.within("same_five"), self.draws[-1]
        left, right = ([self._names[person] for person in order] for order in (orders.left, orders.right))
        cells = [
            {"place": n, "left": first, "right": second}
            for n, (first, second) in enumerate(zip(left, right, strict=True), start=1)
        ]
        title = "title_same" if orders.same else "title_other"
        same, of = sum(draw.same for draw in self.draws), "of_one" if len(self.draws) == 1 else "of"
        return ui.Picture(
            labels(title, who=left[0], first=left[0], second=right[0]),
            labels(of, same=same, n=len(self.draws), expected=round(100 * SAME_OF_FIVE)),
            TwoColumns(self._names, (orders.left, orders.right), (labels("left"), labels("right"))),
            cells,
            alt=labels("alt", left=", ".join(left), right=", ".join(right)),
        )


def pictures(book: Book, words: Words) -> dict[str, Callable[[], ui.Picture | None]]:
    """The pictures of how it goes, by the key of their words; the strip is that of the newest record."""

    def strip() -> ui.Picture | None:
        rated = [thought for thought in thought_records(book.store) if thought.rated]
        exercise = load_exercise(THOUGHT, book.language)
        return strip_picture(words, exercise, rated[-1]) if rated else None

    return {
        "beliefs": lambda: beliefs_picture(book, words),
        "strip": strip,
        "own": lambda: own_picture(book, words),
    }
