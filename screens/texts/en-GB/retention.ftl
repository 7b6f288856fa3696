### For how long what is kept, and how much was removed.

button-retention = Data and retention

# $community = Oak Vale CIG
retention-title = <b>Data of { $community }.</b> This is for how long things are kept. What is older is removed every night.

# $period = 1 year
retention-former-members = • Who has left every group: { $period }
# $period = 90 days
retention-join-requests = • Requests to join, once decided: { $period }
# $period = 90 days
retention-notices = • Notes of what was sent to whom: { $period }
# $period = 2 years
retention-histories = • How places and marks came about: { $period }
# $period = 1 year
retention-moderation = • What moderators decided, once it has ended: { $period }
# $period = 6 years
retention-attendance = • Places and attendance: { $period }
# $period = 6 years
retention-certificates = • Certificates: { $period }
# $period = 2 years
retention-feedback-lines = • Lines of feedback in people's own words: { $period }
# $period = 6 years
retention-audit = • The audit log: { $period }

# $month = November 2026
retention-month = Removed in { $month }:
# $month = November 2026
retention-month-empty = In { $month } nothing was removed.

retention-settings = Whoever runs this bot can change these periods, in its settings under [retention].

# $community = Oak Vale CIG
# $month = October 2026
retention-report = What was removed in { $community } in { $month }, because its time was over or because somebody asked:

# $number = 2
removed-former-members = • Members who had left: { $number }
# $number = 2
removed-join-requests = • Requests to join: { $number }
# $number = 2
removed-notices = • Notes of what was sent: { $number }
# $number = 2
removed-histories = • Lines on how places and marks came about: { $number }
# $number = 2
removed-moderation = • Decisions of moderators: { $number }
# $number = 2
removed-attendance = • Places and marks: { $number }
# $number = 2
removed-certificates = • Certificates: { $number }
# $number = 2
removed-feedback-lines = • Lines of feedback, or their words: { $number }
# $number = 2
removed-audit = • Lines of the audit log: { $number }
# $number = 2
removed-forgotten = • People who asked to be forgotten: { $number }
