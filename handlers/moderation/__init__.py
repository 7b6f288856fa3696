"""What keeps a group safe: commands, reports, measures, appeals, the rules, and an ear for floods."""

from handlers.moderation import appeals, cases, commands, flood, measures, rules
from handlers.routes import together

ROUTES = together(commands.ROUTES, cases.ROUTES, measures.ROUTES, appeals.ROUTES, rules.ROUTES, flood.ROUTES)
