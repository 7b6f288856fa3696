### The themes by which issues and comments are sorted.

# $community = Oak Vale CIG
themes-about =
    <b>Themes of { $community }</b>
    Issues and lines of feedback are sorted by these themes and counted. Each theme can have keywords: where one of them stands in what somebody wrote, I suggest the theme, and a person decides.
themes-none = There are no themes yet. Five to ten are a good number to begin with.
themes-retired = Themes that are no longer offered have buttons as well: you can bring them back.
# $name = Exams and portfolio
theme-line = • { $name }
# $name = Exams and portfolio
# $keywords = exam, portfolio, revision
theme-line-keywords = • { $name } <i>({ $keywords })</i>
button-themes = Themes
# $name = Exams and portfolio
button-theme = { $name }
# $name = Exams and portfolio
button-theme-retired = { $name } (off)
button-theme-add = Add a theme

# $name = Exams and portfolio
theme-about = The theme <b>{ $name }</b>.
# $name = Exams and portfolio
theme-about-retired = The theme <b>{ $name }</b> is no longer offered. What was sorted by it keeps it.
# $keywords = exam, portfolio, revision
theme-keywords = Suggested by its name, and by these words: { $keywords }.
theme-no-keywords = Suggested by its name only. Keywords would suggest it more often.
theme-saved = That is kept.
theme-unchanged = That was so already, so nothing was changed.
theme-refused-list-full = The list is full. Take another theme off it first.
button-theme-rename = Rename
button-theme-keywords = Change its keywords
button-theme-retire = No longer offer it
button-theme-again = Offer it again

theme-add-name-question = What is the new theme? Type a few words, for example: <i>Exams and portfolio</i>. Please name no person in it.
# $name = Exams and portfolio
theme-add-keywords-question = Which words suggest <b>{ $name }</b>? Type them with commas between, for example: <i>exam, portfolio, study leave</i>. “exam” also finds “exams”.
# $was = Exams
theme-rename-name-question = The theme is called <b>{ $was }</b>. What should it be called? Type it. What was sorted by it keeps it, with its new name.
# $name = Exams and portfolio
theme-keywords-keywords-question = Which words suggest <b>{ $name }</b>? What you type takes the place of the words that it has now. For example: <i>exam, portfolio, study leave</i>. “exam” also finds “exams”.
button-theme-keywords-keywords-none = No keywords
# $shortest = 3
# $longest = 60
theme-name-unclear = A theme has { $shortest } to { $longest } characters, with letters among them and without a comma. For example: <i>Exams and portfolio</i>.
# $longest = 40
# $most = 30
theme-keywords-unclear = Please type one to { $most } keywords with commas between them, each of at most { $longest } characters. For example: <i>exam, portfolio, study leave</i>.
# $name = Exams and portfolio
theme-known = { $name } is on the list already. Please type another theme, or cancel.
# $name = Exams and portfolio
theme-retired-known = { $name } is on the list already, but no longer offered. You can cancel, press it in the list and offer it again, or type another theme.
# $most = 30
theme-list-full = There are { $most } themes already, and more would be hard to sort by. Please cancel, and take one off the list first.
