### The topics of a community, and the votes on them.

topics-where = Whose topics?
topics-about = The topics, in the order in which a new plan takes them. Press one to change it.
topics-none = There are no topics yet. A new plan then says that its topics are announced later.
topics-retired = Topics that are no longer offered have buttons as well: you can bring them back.
# $number = 1
# $name = Communicating across cultures
topic-line = { $number }. { $name }
button-topics = Topics
# $name = Communicating across cultures
button-topic = { $name }
# $name = Communicating across cult…
button-topic-retired = { $name } (off)
button-topic-add = Add a topic

# $name = Communicating across cultures
# $number = 1
# $of = 8
topic-about = <b>{ $name }</b>, number { $number } of { $of }. Sessions that are planned already keep their topic, whatever you change here.
# $name = Communicating across cultures
topic-about-retired = <b>{ $name }</b> is no longer offered.
topic-unchanged = That was so already, so nothing was changed.
topic-refused-list-full = The list is full. Take another topic off it first.
button-topic-up = Up
button-topic-down = Down
button-topic-rename = Rename
button-topic-retire = No longer offer it
button-topic-again = Offer it again

topic-add-name-question = What is the new topic? Type it, for example: <i>Preparing for the portfolio review</i>.
# $was = Communicating across cultures
topic-rename-name-question = The topic is called <b>{ $was }</b>. What should it be called? Type it.
# $name = Communicating across cultures
topic-known = { $name } is on the list already. Please type another topic.
# $name = Communicating across cultures
topic-retired-known = { $name } is on the list already, but no longer offered. You can cancel, press it in the list and offer it again, or type another topic.
# $most = 24
topic-list-full = There are { $most } topics already, and more cannot be offered. Please cancel, and take one off the list first.
# $name = Preparing for the portfolio review
topic-added = <b>{ $name }</b> is on the list, at its end.
# $name = Preparing for the portfolio review
topic-renamed = The topic is now called <b>{ $name }</b>. Sessions that are planned already keep the name they have.

## The vote

button-vote-ask = Ask the group to vote
button-vote-open = Ask the group
button-vote-close = Close the vote now
button-vote-use = Use the order of the vote

# $group = Oak Vale CIG
# $span = 7 days
vote-asking =
    I would ask the group <b>{ $group }</b> which topics matter most, in an anonymous poll with several answers. It closes after { $span }, or when you close it.
    From ten voters on everybody sees the figures. With five to nine I name only the topics that five or more chose, and with fewer nothing, so that nobody stands out.
    These are asked about:

vote-opened = The poll goes to the group. In quiet hours that waits until the morning.
vote-opened-already = A vote is open already, so nothing was changed. You can close it under Topics.
vote-closing = The poll is being closed. The result comes to the group, and to whoever opened the vote.
vote-closing-already = This vote is closed already, so nothing was changed.
vote-used = The topics now have the order of the vote. A new plan takes them so.
vote-used-already = The topics have this order already, so nothing was changed.
vote-refused-no-group = I am in no group that is named as the announcement group, so there is nowhere to ask. An administrator can name one.
vote-refused-too-few-members = There are fewer than ten doctors in the community. With so few, a single vote could be guessed, so there is no poll. You can ask at the next session.
vote-refused-too-few-topics = There is only one topic to choose from, or none. Add topics first.
vote-refused-not-posted = The poll waits for the end of the quiet hours, so it cannot be closed yet. Once it is in the group you can close it.

topic-vote-question = Which topics matter most to you? You may choose several. This poll is anonymous: nobody learns who voted, and I do not either. A vote cannot be changed. If fewer than ten have voted at the close, I delete the poll and name only topics that five or more chose.
# $topic = Communicating across cultures
poll-topic = { $topic }

topic-vote-result = <b>Which topics matter most?</b> The vote is closed.
# $voters = 14
topic-vote-voters = Doctors who voted: { $voters }
# $name = Communicating across cultures
# $count = 9
topic-vote-line = · { $name }: { $count }
topic-vote-chosen = Chosen most, in this order:
topic-vote-why-banded = Fewer than ten voted, so I name only what five or more chose, and no figures.
topic-vote-none-chosen = Fewer than ten voted, and no topic was chosen by five or more, so I name none: somebody could stand out.
topic-vote-nothing = Fewer than five voted, so I give no result: with so few, somebody could stand out.
topic-vote-unread = I could not read the totals of this vote, so I give no result.
topic-vote-deleted = I have deleted the poll, because Telegram shows the totals under a closed poll to everybody.
topic-vote-stays = I could not delete the poll, so Telegram shows its totals in the group. An administrator of the group can delete it.
topic-vote-cut-off = The group has become a supergroup since I posted the poll, so I can neither close nor delete it, and votes in it no longer count. An administrator of the group can delete it.
