"""What tests of anonymous questions begin with: somebody asks, a moderator decides, it is in the group."""

from datetime import timedelta

from actions.questions import deciding, ending
from actions.questions.asking import send
from actions.questions.deciding import decide
from rules.ids import MessageId, QuestionId
from rules.moderation.cases import Pointed
from rules.moderation.measures import Act
from rules.questions.threads import Aim, Verdict
from storage import due, questions
from storage.moderation import cases
from storage.tables import GroupPresenceRow, MeasureRow, QuestionPartRow, QuestionRow

WORDS = "How did you prepare for your first night shift?"


def cohort(world):
    """The group in which Amara, Ben and the moderator Mona are."""
    group_id, _chat = world.group("cohort")
    for name in ("Amara", "Ben", "Mona"):
        enters(world, name, group_id)
    return group_id


def enters(world, name, group_id):
    member_id = world.member(name)

    def insert(tx):
        tx.orm.add(GroupPresenceRow(group_id=group_id, member_id=member_id))

    world.db.write_now(insert)


def asks(world, group, name="Amara", words=WORDS):
    return world.does(name, send, Aim(group_id=group), words)


def heard(world):
    """The half hour has come."""
    for work in world.due("question-heard"):
        world.by_clock(deciding.hear, **work.variables)
        world.db.write_now(due.drop, work.key)


def part(world):
    """The newest part."""
    rows = world.db.read_now(lambda tx: questions.parts(tx, world.rows(QuestionRow)[0].id))
    return rows[-1]


def decides(world, verdict=Verdict.APPROVE, reason="", name="Mona", which=None):
    one = which or part(world)
    return world.does(name, decide, one.id, one.version, verdict, reason)


def is_posted(world, message=77):
    one = part(world)
    world.by_clock(lambda tx, now: deciding.part_posted(tx, now, one.id, MessageId(message)))


def thread(world):
    (row,) = world.rows(QuestionRow)
    return world.db.read_now(questions.find, QuestionId(row.id))


def an_open_one(world, group):
    asks(world, group)
    heard(world)
    decides(world)
    is_posted(world)
    return thread(world)


def gone(world, keys, one):
    (row,) = world.rows(QuestionRow)
    assert (row.state, row.route) == ("closed", None)
    assert not world.rows(QuestionPartRow)
    (work,) = world.due()
    assert work.kind == "question-key-ends"
    assert keys.read(f"question-{one.id}") is not None
    world.by_clock(ending.destroy_key, **work.variables)
    assert keys.read(f"question-{one.id}") is None
    assert world.db.read_now(questions.asker, one.id) is None
    assert not world.rows(QuestionRow)


def mutes(world, name, hours=24, *, state="in-force"):
    """As the moderators' own actions would have left it."""
    person = world.actor(name).user_id

    def insert(tx):
        about = Pointed(None, None, person, "")
        case = cases.add(tx, world.community, "report", "acted", world.now, about=about)
        row = MeasureRow(
            case_id=case.id,
            community_id=world.community,
            user_id=person,
            act=Act.MUTE,
            reason="unkind",
            by_member_id=world.member("Mona"),
            state=state,
            span="day",
            at=world.now,
            ends_at=world.now + timedelta(hours=hours),
        )
        tx.orm.add(row)

    world.db.write_now(insert)
