### Topics of a forum, as the community's admins see them in private.

# $title = Oak Vale topics
group-topics = The topics of <b>{ $title }</b>:

# $title = Oak Vale topics
group-topics-none = I know of no topic of <b>{ $title }</b> yet. Make one here or in Telegram: I notice new ones by myself.

# $name = Paperwork
# $purpose = one topic
# $state = open
group-topic-line = • <b>{ $name }</b>: { $purpose }, { $state }

group-topic-state-asked = on its way
group-topic-state-open = open
group-topic-state-closed = closed
group-topic-state-announces = announcements go here

# $name = Paperwork
# $title = Oak Vale topics
# $purpose = one topic
group-topic-about =
    Topic <b>{ $name }</b> of <b>{ $title }</b>
    For: { $purpose }

group-topic-asked = Telegram is making it. It is there in a moment.
group-topic-open = It is open: members can write there.
group-topic-closed = It is closed: only those who run the group can write there.
group-topic-announces = Sessions and polls are announced there.

group-topic-now-asked = I am making this topic.
group-topic-now-closed = The topic is being closed. If announcements went there, they now go to the group itself.
group-topic-now-reopened = The topic is being reopened.
group-topic-now-announces = Sessions and polls are announced in this topic from now on. What was posted before stays where it is.
group-topic-now-announces-not = Sessions and polls are announced in the group itself again.
group-topic-now-named = Members who look for a group are now offered this topic.
group-topic-now-hidden = Members who look for a group are no longer offered this topic.

group-topic-refused-group-gone = I am not in this group any more, so there is nothing to settle. If you add me to it again, I will ask you what it is for.

group-topic-refused-no-forum =
    This group has no topics. To divide it: open the group in Telegram, tap its name, then Edit, and switch on <b>Topics</b>. Once the first topic is made, I notice it by myself.

group-topic-refused-no-right =
    I lack the right <b>Manage Topics</b> there, so I cannot make, close or reopen topics.
    How to give it: open the group, tap its name, then Edit → Administrators, tap me, switch the right on, and tap Done.

group-topic-refused-topic-gone = I do not know this topic any more. The list shows those I know.

group-topic-refused-topic-not-made = Telegram is still making this topic. Please look again in a moment.

group-topic-refused-topic-not-open = Announcements can only go to a topic that is open. Please reopen it first.

group-topic-refused-no-announcements = This group is not for announcements, so there is nothing to send to a topic. Choose that purpose for the group first.

# $title = Oak Vale topics
group-topic-failed-make = I could not make the topic in <b>{ $title }</b>.

# $title = Oak Vale topics
group-topic-failed-close = I could not close the topic in <b>{ $title }</b>.

# $title = Oak Vale topics
group-topic-failed-reopen = I could not reopen the topic in <b>{ $title }</b>.

group-topic-why = Most likely I lack the right <b>Manage Topics</b>, or the topic was deleted. The list shows how things stand.

# $title = Oak Vale topics
group-topic-deleted = The topic of <b>{ $title }</b> in which I announced sessions was deleted. I announce them in the group itself until you choose another topic.

group-topic-purpose-question = What is the new topic for? Members who look for a group are offered it for that.

group-topic-name-question = What should the topic be called? At most 128 characters. For example: <i>Paperwork and visas</i>

# $limit = 128
# $length = 200
group-topic-name-too-long = This name has { $length } characters, and Telegram shows { $limit }. Please send a shorter one, for example: <i>Paperwork and visas</i>

group-topic-name-missing = The topic needs a name. For example: <i>Paperwork and visas</i>

group-topic-press-one = Please press one of the buttons below. If none fits, press the nearest one.

button-group-topic-purpose-topic = One topic
button-group-topic-purpose-cohort = One cohort
button-group-topic-purpose-pre-arrival = Doctors before they arrive
button-group-topic-purpose-region = One region
button-group-topic-new = New topic

# $name = Paperwork
button-group-topic-one = { $name }
button-group-topic-look = Look again
button-group-topic-close = Close it
button-group-topic-reopen = Reopen it
button-group-topic-announce = Announce sessions here
button-group-topic-announce-not = Announce in the group itself
button-group-topic-hide = Do not offer it to members
