### A session that several communities come to.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
sharing-others =
    <b>{ $topic }</b>, { $when }.
    Members of another community can come as well, once its facilitators or administrators agree. Places then go in one order for everybody.

# $community = Riverside CIG
sharing-line-not-invited = { $community }: not invited.
# $community = Riverside CIG
sharing-line-invited = { $community }: invited, no answer yet.
# $community = Riverside CIG
sharing-line-accepted = { $community }: its members can come.
# $community = Riverside CIG
sharing-line-declined = { $community }: said no this time.
# $community = Riverside CIG
sharing-line-withdrawn = { $community }: no longer invited.
# $community = Riverside CIG
sharing-line-left = { $community }: no longer takes part.

# $host = Oak Vale CIG
# $facilitator = Femi
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
sharing-invited =
    { $host } would like to open a session to your members:
    <b>{ $topic }</b>, { $when }. Facilitator: { $facilitator }.

# $host = Oak Vale CIG
# $other = Riverside CIG
sharing-what-it-means = If you agree, the session is announced in the groups of { $other }, and your members can book. Those who organise it at { $host } then see the names of your members who book. The attendance of your members stays in your own exports.

# $other = Riverside CIG
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
sharing-done-invited = The facilitators and administrators of { $other } are asked whether their members may come to <b>{ $topic }</b>, { $when }. You hear from me when they have answered.
# $other = Riverside CIG
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
sharing-done-accepted = Your members can book now: <b>{ $topic }</b>, { $when }. It is announced in the groups of { $other }.
# $host = Oak Vale CIG
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
sharing-done-declined = That is fine. <b>{ $topic }</b>, { $when }, stays with { $host }, and the facilitator there is told.
# $other = Riverside CIG
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
sharing-done-withdrawn = <b>{ $topic }</b>, { $when }, is no longer open to { $other }.
# $other = Riverside CIG
# $host = Oak Vale CIG
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
sharing-done-left = <b>{ $topic }</b>, { $when }, is no longer open to the members of { $other }. The facilitator at { $host } is told, and you are not asked about it again.

sharing-refused-own = These members can come already: the session is theirs. Choose another community.
# $host = Oak Vale CIG
# $other = Riverside CIG
sharing-refused-not-invited = { $other } is not invited to this session, so there is nothing to answer. Its facilitator at { $host } can invite it.
# $other = Riverside CIG
sharing-refused-they-come = Members of { $other } have a place or wait for one, so the session stays open to them. They can give up their places; after that it can be closed.
# $other = Riverside CIG
sharing-refused-is-accepted = { $other } has agreed already: its members can book.
# $other = Riverside CIG
sharing-refused-is-declined = { $other } has said no for this session, and is not asked about it again. You can invite it to another one.
# $host = Oak Vale CIG
sharing-refused-is-withdrawn = { $host } has taken the invitation back, so there is nothing to answer. The facilitator there can tell you more.
# $other = Riverside CIG
sharing-refused-is-left = { $other } no longer takes part in this session, and is not asked about it again. It can be invited to another one.
# $other = Riverside CIG
sharing-refused-invited-enough = { $other } was invited to this session twice already, and is not asked again. You can invite it to another one.
sharing-refused-session-cancelled = The session was cancelled, so nobody can be invited to it. The sessions to come are in the list.
sharing-refused-booking-closed = Booking has closed, so it is too late to change who can come. The sessions to come are in the list.

# $other = Riverside CIG
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
sharing-answered-accepted = { $other } has agreed: its members can book <b>{ $topic }</b>, { $when }.
# $other = Riverside CIG
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
sharing-answered-declined = { $other } has said no this time: <b>{ $topic }</b>, { $when }, stays with your community. You can invite it to another session.
# $other = Riverside CIG
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
sharing-answered-left = { $other } no longer takes part in <b>{ $topic }</b>, { $when }. Nobody there had a place.

# $host = Oak Vale CIG
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
sharing-withdrawn = { $host } has closed a session to your members again: <b>{ $topic }</b>, { $when }. Nobody of yours had a place. Your own sessions stay as they are.

button-others = Other communities
# $community = Riverside CIG
button-invite = Invite { $community }
# $community = Riverside CIG
button-withdraw-sharing = Close it to { $community }
button-agree = Yes, open it to our members
button-disagree = Not this time
