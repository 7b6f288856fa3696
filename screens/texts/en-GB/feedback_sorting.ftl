### Lines in people's own words, as those who sort them into themes see them.

# $waiting = 3
feedback-sort-waiting =
    { $waiting ->
        [one] <b>One line waits to be sorted.</b>
       *[other] <b>{ $waiting } lines wait to be sorted.</b> This is one of them.
    } I do not know who wrote it.

# $topic = Recognising burnout
# $day = Thu 19 Nov 2026
feedback-sort-of-session = It came with the answers about { $topic }, { $day }.
feedback-sort-of-needs = It came with the answers to what people would like more help with.
feedback-sort-of-barriers = It came with the answers to what keeps people from coming.
feedback-sort-of-topics = It came with the wishes for topics.
feedback-sort-of-before = It came with the answers at the beginning, to how it is for people.
feedback-sort-of-after = It came with the answers at the end, to how it is for people.
feedback-sort-quotable = It may be quoted, word for word, under a theme with three mentions or more.
feedback-sort-theme-only = It may <b>not</b> be quoted: its words are deleted as soon as you press Done, and only its themes are counted.
feedback-sort-how = Tick what it is about; what its words suggest is ticked already. Done is final. If the words say who wrote them, or name anybody, take the line away.
feedback-sort-no-themes = There are no themes yet. Press Themes and add some first; the line waits.
feedback-sort-none = No line waits to be sorted. Lines come when a round of questions has ended that ten or more have answered.
feedback-sort-sure = Take this line away? It is deleted with its words, and counts for no theme. It cannot be brought back.
feedback-sort-settled-done = That line is sorted.
feedback-sort-settled-away = That line is taken away. It is stored nowhere any more.
feedback-sort-refused-sorted = That line was dealt with already, so nothing was changed.
feedback-sort-refused-changed = Somebody has ticked something else meanwhile, so nothing is done yet. Please look at the themes once more, then press Done.
feedback-sort-refused-theme-gone = That theme is no longer offered, so it was not ticked. Please choose another one.
# $waiting = 3
button-feedback-sort =
    { $waiting ->
        [one] Sort one line into themes
       *[other] Sort { $waiting } lines into themes
    }
# $count = 2
button-feedback-sort-done =
    { $count ->
        [one] Done: one theme
       *[other] Done: { $count } themes
    }
button-feedback-sort-done-none = Done: none of these themes
button-feedback-sort-away = Take it away: it names somebody
button-feedback-sort-away-yes = Yes, take it away
button-feedback-sort-later = Later: show me another line
button-feedback-sort-back = ← Earlier themes
button-feedback-sort-on = More themes →
