### Chats that the bot was added to, before anybody has said whose they are. For admins, in private.

# $title = Oak Vale CIG
claim-added = I was added to <b>{ $title }</b>.

# $title = Oak Vale CIG
claim-added-by-stranger =
    I was added to a group called <b>{ $title }</b> by somebody I do not know as an admin.
    I do nothing there until somebody says whose it is.

claim-whose = Which community does it belong to? Only the admins of that community hear of it from then on.

# $days = 14
claim-until = I leave if nobody has said so within { $days } days.

# $title = Oak Vale CIG
claim-declined = Thank you. <b>{ $title }</b> is not yours. I stay there until the admins of the other communities have answered as well. Nothing happens there meanwhile.

# $title = Oak Vale CIG
claim-left = I am leaving <b>{ $title }</b>. If that was not what you wanted, add me to the group again, and I will ask you once more.

claim-refused-gone = This is settled already, so there is nothing to answer any more. The list shows the groups of your community.

claim-refused-bot-left = I am not in this group any more, so there is nothing to settle. If you add me to it again, I will ask you whose it is.

# $title = Oak Vale CIG
button-claim = Whose is it: { $title }
button-claim-ours = It is ours
# $community = Oak Vale
button-claim-one = { $community }
button-claim-not-ours = Not ours, please leave
button-claim-none = None of these, please leave
