"""What sessions are about where the configuration does not say."""

TOPICS = (
    "Communicating across cultures",
    "Team dynamics",
    "Recognising burnout",
    "Giving and receiving feedback",
    "Speaking up about concerns",
    "Exams and portfolio",
    "Mental health law and local protocols",
    "Life and belonging in the UK",
)
"""The programme's own topics. From the first start on they are data: facilitators change them in the chat."""
