### The words of a community: found, changed, previewed, and put back.

button-words = Words

# $community = Oak Vale CIG
# $changed = 2
words-about =
    <b>Words of { $community }</b>
    Everything I say can be said in your words. Look for a text by some of its words, or choose what it is about.
    { $changed ->
        [0] So far nothing is changed.
        [one] One text is changed.
       *[other] { $changed } texts are changed.
    }

words-by-file = Many texts are changed more easily in a file: take all words as a file, change them there, and send the file back to me here. It is shown to you before it counts.

# $count = 1
words-ignored =
    { $count ->
        [one] One text that you changed no longer fits this version of the bot, so the original is shown instead. It is marked with ⚠.
       *[other] { $count } texts that you changed no longer fit this version of the bot, so the originals are shown instead. They are marked with ⚠.
    }

button-words-find = Look for words
# $count = 2
button-words-changed = Changed texts ({ $count })
button-words-as-file = All words as a file
button-words-topic-joining = Joining, members, groups
button-words-topic-sessions = Sessions and places
button-words-topic-presenting = Presenting
button-words-topic-attendance = Attendance and certificates
button-words-topic-safety = Questions, safety, help
button-words-topic-general = Menu, roles, privacy

# $topic = Sessions and places
# $page = 1
# $pages = 2
words-of-topic =
    <b>{ $topic }</b>
    What is the text about? Page { $page } of { $pages }.

# $name = Booking a place
button-words-noun = { $name }
# $words = What would you like to do?
button-words-text = { $words }
# $words = What would you like to do?
button-words-text-changed = ✎ { $words }
# $words = What would you like to do?
button-words-text-ignored = ⚠ { $words }
button-words-before = ← Before
button-words-after = More →
button-words-back = All words

# $name = Booking a place
# $about = Booking a place, and giving it up.
# $page = 1
# $pages = 4
words-of-noun =
    <b>{ $name }</b>: { $about }
    Choose a text to see and to change it. Page { $page } of { $pages }.

# $page = 1
# $pages = 1
words-changed = These texts are in your own words. Page { $page } of { $pages }.

words-noun-admissions = Deciding on requests to join
words-noun-arrivals = Arriving in the UK
words-noun-attendance = Who was there
words-noun-audit = The log of what staff did
words-noun-booked-for = Booking for somebody else
words-noun-bookings = Booking a place
words-noun-calendar = Calendars
words-noun-capacity = How many places
words-noun-cases = The title of a case
words-noun-certificates = Certificates
words-noun-check-in = Checking in at the door
words-noun-claims = Whose a new chat is
words-noun-commands = Commands
words-noun-communities = Pages for staff
words-noun-community-texts = These pages about words
words-noun-cycles = A year's plan
words-noun-digest = Weekly figures
words-noun-exports = Attendance as a file
words-noun-finding = Finding a group
words-noun-group-topics = Topics of a forum
words-noun-groups = Groups
words-noun-help-now = Help now
words-noun-home = Menu and buttons
words-noun-interviews = Talking to the evaluators
words-noun-joining = Asking to join
words-noun-members = About me
words-noun-missed = Not having come
words-noun-moderation = Keeping groups safe
words-noun-my-data = The file of my data
words-noun-patient-data = Messages about a patient
words-noun-polls = The poll after a session
words-noun-presenters = Being asked to present
words-noun-privacy = Privacy, and being forgotten
words-noun-prompts = Conversation starters
words-noun-questions = Anonymous questions
words-noun-reminders = Reminders
words-noun-retention = For how long things are kept
words-noun-roles = Roles
words-noun-sessions = Sessions and their cards
words-noun-sharing = Sessions of several communities
words-noun-swaps = Exchanging sessions
words-noun-teams = Teams reports
words-noun-topics = Topics and votes
words-noun-turns = How presenting goes round
words-noun-volunteers = Offering to present

words-changed-none = No text is changed. Everything is said as it was shipped.

words-find-query-question = Which words are in the text? Type a few of them, for example: what would you like

# $shortest = 2
# $longest = 80
words-query-length = Please type { $shortest } to { $longest } letters of the text, for example: a place is free

# $query = what would you like
# $count = 3
words-found =
    { $count ->
        [0] No text has all of these words: <b>{ $query }</b>. Try fewer of them, or choose what it is about.
        [one] One text has these words: <b>{ $query }</b>
       *[other] { $count } texts have these words: <b>{ $query }</b>
    }

words-found-more = These are the nearest ones. More words find fewer texts.

# $id = home-menu
words-one = The text <code>{ $id }</code>, with made-up examples for what changes each time:

# $count = 3
words-forms =
    { $count ->
        [one] It has one more form.
       *[other] It has { $count } more forms.
    }

# $words = Booked
words-shown-plain = “{ $words }”

# $name = Noor
# $when = Mon 16 Nov 2026, 12:00 (London)
words-changed-by = Changed by { $name }, { $when }.

# $when = Mon 16 Nov 2026, 12:00 (London)
words-changed-by-file = Changed on the command line, or by somebody who has left, { $when }.

words-original = This is the original.

words-no-longer-fits = ⚠ You have words of your own for it, but they no longer fit this version of the bot, so the original is shown:

words-fixed-consent = This text cannot be changed here. Doctors have agreed to exactly these words, and each agreement is kept with the version of them.
words-fixed-safety = This text cannot be changed here. It belongs to the help cards, which administrators confirm on a page of their own.
words-fixed-promise = This text cannot be changed here. It promises what this bot does with what people say, and it has to stay true.
words-fixed-certificate = This text cannot be changed here. Certificates say the same everywhere, so that others can rely on them.
words-fixed-machine = This text cannot be changed here. Telegram or another program reads it, the same one for every community.
words-fixed-question = This text cannot be changed here. It is part of a questionnaire, whose figures must keep their meaning. Questions are changed under Questionnaires, where those who are asked see the same words as those who read the results.
words-fixed-way-back = This text cannot be changed here. It belongs to these pages, which have to stay readable so that you can always find the way back.

button-words-change = Change it
button-words-to-original = Back to the original
button-words-earlier = Earlier words

words-typed-question = Please type the new words as one message.

# $words = Your place is booked: { $topic }
words-now =
    It says now (tap to copy):
    <code>{ $words }</code>

# $words = Your place is booked
words-now-cut =
    It says now, shortened here. For all of it, take the words as a file:
    <code>{ $words }</code>

words-names = Keep these in curly brackets where they should be. I put in what they stand for:

# $name = {topic}
# $sample = Recognising burnout
words-name = <code>{ $name }</code>, for example: { $sample }

words-choice = This text has several forms, for one and for more. Keep the lines with <b>-></b>, <b>[one]</b> and <b>*[other]</b>, and change only the words behind them. Or write it in one form for all, without these lines.

# $limit = 4096
words-limit-html = It can have { $limit } characters. Write bold words between &lt;b&gt; and &lt;/b&gt;, or use Telegram's own bold.

# $limit = 40
words-limit-plain = It can have { $limit } characters, without bold words or links.

# $typed = Hello
words-you-typed =
    You typed (tap to copy):
    <code>{ $typed }</code>

words-sure-question = This is how it will look, with made-up examples. Nothing is changed yet.

# $names = when, topic
words-left-out = Not in your words: { $names }. That is allowed, if nobody needs to know it there.

button-words-sure-save = Save
button-words-again = Change again

words-anew = These are the words that you have just typed.

words-press-a-button = Nothing is changed yet. Please press one of the buttons below.

words-saved = It is saved, and said like this from now on:
words-saved-original = The original is back, and said like this from now on:
words-unchanged = Nothing was changed: it says this already.

words-earlier = What this text has said, the newest first. Choose one to bring it back.
words-earlier-none = This text was never changed.
# $number = 1
# $name = Noor
# $when = Mon 16 Nov 2026, 12:00 (London)
# $words = How can I help?
words-earlier-line =
    { $number }. { $name }, { $when }:
    { $words }
# $number = 1
# $when = Mon 16 Nov 2026, 12:00 (London)
# $words = How can I help?
words-earlier-line-file =
    { $number }. Command line, { $when }:
    { $words }
words-earlier-original = The original
# $number = 2
button-words-bring-back = Bring back number { $number }

# $near = Hello {
words-wrong-bracket = A curly bracket is open or closed without its partner, near “{ $near }”. Write the names exactly like { "{" }name{ "}" }, or leave the bracket out.
# $name = place
# $names = {topic}, {when}
# $count = 2
words-wrong-unknown-name =
    { $count ->
        [0] I do not know { "{" }{ $name }{ "}" }: nothing can be put into this text. Please leave it out.
       *[other] I do not know { "{" }{ $name }{ "}" } in this text. These can be used in it: { $names }.
    }
# $names = {topic}
# $count = 1
words-wrong-beyond =
    { $count ->
        [0] Only plain words can stand here, no functions and no other texts.
       *[other] Only plain words and these names can stand here, no functions and no other texts: { $names }.
    }
words-wrong-choice = The lines for one and for more cannot be read. Copy the text as it is, and change only the words behind <b>[one]</b> and <b>*[other]</b>.
# $most = 64
words-wrong-too-many-forms = This would have more than { $most } forms. Please write fewer choices.
words-wrong-empty = There are no words in it, or none in one of its forms. Please type at least one word.
words-wrong-angle-bracket = There is a &lt; that opens nothing. Write “less than” or &amp;lt; for the sign itself, or a whole word in bold like &lt;b&gt;this&lt;/b&gt;.
# $tag = script
words-wrong-tag-unknown = Telegram knows no &lt;{ $tag }&gt;. These can be used: &lt;b&gt; bold, &lt;i&gt; italic, &lt;u&gt; underlined, &lt;s&gt; struck through, &lt;code&gt; to copy, &lt;a href="https://…"&gt; a link.
# $tag = b
words-wrong-tag-open = &lt;{ $tag }&gt; is opened and not closed. Write it like &lt;{ $tag }&gt;this&lt;/{ $tag }&gt;.
# $tag = b
words-wrong-tag-closes-nothing = &lt;/{ $tag }&gt; closes nothing that is open there. Each one is opened first, and closed in the reverse order: &lt;b&gt;&lt;i&gt;this&lt;/i&gt;&lt;/b&gt;.
# $tag = b
words-wrong-tag-attributes = There is more in &lt;{ $tag }&gt; than Telegram takes. Write it like &lt;{ $tag }&gt;this&lt;/{ $tag }&gt;.
words-wrong-tag-link = A link is written like &lt;a href="https://example.org"&gt;this&lt;/a&gt;, and begins with https:// or http://.
# $tag = a
words-wrong-name-in-tag = A name in curly brackets cannot stand inside of &lt;{ $tag }&gt;. Put it between the words.
words-wrong-no-tags-button = A button shows no bold words or links. Please type it without &lt; and &gt;.
words-wrong-no-tags-toast = This short message shows no bold words or links. Please type it without &lt; and &gt;.
words-wrong-no-tags-choice = An answer of a poll shows no bold words or links. Please type it without &lt; and &gt;.
words-wrong-no-tags-question = The question of a poll shows no bold words or links. Please type it without &lt; and &gt;.
words-wrong-no-tags-plain = This text is shown where there are no bold words or links. Please type it without &lt; and &gt;.
words-wrong-invisible = There is a sign in it that cannot be seen. Please type the words again, without any codes.
words-wrong-one-line = This has to be one line. Please type it without line breaks.
# $length = 52
# $limit = 40
words-wrong-too-long = With the examples put in it has { $length } characters, and { $limit } fit. Please make it shorter.
words-wrong-fixed-consent = It cannot be changed: doctors have agreed to exactly these words.
words-wrong-fixed-safety = It cannot be changed here: it belongs to the help cards.
words-wrong-fixed-promise = It cannot be changed: it promises what this bot does with what people say.
words-wrong-fixed-certificate = It cannot be changed: certificates say the same everywhere.
words-wrong-fixed-machine = It cannot be changed: Telegram or another program reads it.
words-wrong-fixed-question = It cannot be changed here: it is part of a questionnaire, and questions are changed under Questionnaires.
words-wrong-fixed-way-back = It cannot be changed: it belongs to the pages that change words.
# $text = home-menue
words-wrong-unknown-text = There is no text { $text }. Copy the name of a text from the file of all words.
# $text = home-menu
words-wrong-twice = The text { $text } is in the file twice. Please keep one of them.
words-wrong-not-fluent = This cannot be read. A text is written like: name = words, and further lines of it begin with four spaces.
words-wrong-file-empty = There is no text in this file. A text is written like: home-menu = How can I help?
# $most = 1000
words-wrong-file-too-large = The file is larger than { $most } kB. Send the words in several files.
words-wrong-file-not-utf8 = The file is not saved as UTF-8. Save it as plain text in UTF-8 and send it again.

words-reading = I am reading the file.
words-not-fetched = I could not get the file from Telegram. Please send it again.
# $keys = oak-vale, riverside
words-file-which = You look after several communities, and the file does not say which one it is for. Put this line first, with one of { $keys }, and send the file again: <code>### community: KEY</code>
# $key = riverside
# $keys = oak-vale
words-file-other = This file says that it is for { $key }, and nothing was changed. You can change the words of: { $keys }. Change its first line and send it again, if that is what you mean.
# $count = 2
words-file-problems =
    { $count ->
        [one] One thing in the file is not right, so nothing was changed. Mend it and send the file again:
       *[other] { $count } things in the file are not right, so nothing was changed. Mend them and send the file again:
    }
# $line = 12
# $id = home-menu
# $wrong = There are no words in it.
words-file-problem = Line { $line }, { $id }: { $wrong }
# $line = 12
# $wrong = This cannot be read.
words-file-problem-nowhere = Line { $line }: { $wrong }
# $count = 5
words-file-problems-more = And { $count } more.
words-file-nothing-new = The file says nothing else than what is said already, so there is nothing to change.
# $community = Oak Vale CIG
# $count = 3
words-file-sure-question =
    { $count ->
        [one] The file would change one text of <b>{ $community }</b>. Nothing is changed yet.
       *[other] The file would change { $count } texts of <b>{ $community }</b>. Nothing is changed yet.
    }
# $id = home-menu
# $words = How can I help?
words-file-change =
    • <code>{ $id }</code>
    { $words }
# $id = home-menu
words-file-back = • <code>{ $id }</code>: the original again
button-words-file-sure-save = Change them all
# $count = 3
words-file-done =
    { $count ->
        [0] Nothing was changed: everything is said like this already.
        [one] One text is changed, and said so from now on.
       *[other] { $count } texts are changed, and said so from now on.
    }
words-file-comes = All words come as a file, in a message below. Change what stands behind the = signs, keep the names, and send the file back to me here.
# $community = Oak Vale CIG
caption-words-file = All words of { $community } that can be changed. Send the file back when you have changed it. Texts that you leave out stay as they are.
words-file-intro =
    The words of a community. Change what stands behind the = signs, and keep the names before them.
    Further lines of a text begin with four spaces. Text in curly brackets is put in by the bot.
    Delete the texts that you do not change, or leave them: what is not in the file stays as it is.
words-file-mark = changed by this community

# $file = words.ftl
words-line-no-file = there is no file { $file }. Give the path of a file of words, as cigbot texts export writes one.
words-line-no-start = nothing is stored yet: a community comes into being when the bot starts for the first time. Start it once, with make run or cigbot run, and then do this again.
# $key = oak-vale
# $keys = main, riverside
words-line-no-community = there is no community { $key }. There are: { $keys }.
# $line = 12
# $id = home-menu
# $wrong = There are no words in it.
words-line-problem = line { $line }, { $id }: { $wrong }
# $line = 12
# $wrong = This cannot be read.
words-line-problem-nowhere = line { $line }: { $wrong }
# $count = 2
words-line-refused =
    { $count ->
        [one] one thing in the file is not right, so nothing was changed.
       *[other] { $count } things in the file are not right, so nothing was changed.
    }
# $id = home-menu
words-line-change = { $id } changes
# $id = home-menu
words-line-back = { $id } says the original again
# $count = 3
words-line-done =
    { $count ->
        [0] Nothing was changed: everything is said like this already.
        [one] One text is changed. A running bot says so within a minute.
       *[other] { $count } texts are changed. A running bot says so within a minute.
    }
words-line-dry-run = Nothing was changed: this was a dry run.
# $count = 700
# $file = words.ftl
words-line-written = { $count } texts written to { $file }.
