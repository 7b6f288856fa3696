"""The words of a community: looked for, changed in the chat, or by a file that is sent here."""

from telegram import Document, MessageEntity, Update
from telegram.error import BadRequest
from telegram.ext import MessageHandler, filters

from actions import community_texts as actions
from actions import dialogues as drafts
from actions.dialogues import Question
from handlers import buttons, dialogues
from handlers.context import Context
from handlers.routes import Dialogue, Routes
from rules.community_texts import files as file_rules
from rules.community_texts.changes import of_file
from rules.community_texts.checking import kept
from rules.community_texts.faults import Fault
from rules.community_texts.files import MOST_BYTES, Problem, Read
from rules.dialogue import Typed
from rules.ids import CommunityId, CommunityTextChangeId
from rules.permissions import Verb
from screens.communities import CommunityEntry
from screens.community_texts import changing, files, pages, showing
from screens.community_texts.presses import (
    BringBackPress,
    ChangedWordsPress,
    ChangeWordsPress,
    EarlierWordsPress,
    FindWordsPress,
    NounPress,
    ToOriginalPress,
    WordPress,
    WordsFilePress,
    WordsPress,
    WordsTopicPress,
)
from screens.home import Section
from screens.outgoing import Outgoing
from screens.texts.originals import originals
from storage.db import Tx
from storage.outbox import Owed
from storage.views import community_texts as views

_FORMATS = frozenset(
    {
        MessageEntity.BOLD,
        MessageEntity.ITALIC,
        MessageEntity.UNDERLINE,
        MessageEntity.STRIKETHROUGH,
        MessageEntity.SPOILER,
        MessageEntity.CODE,
        MessageEntity.PRE,
        MessageEntity.BLOCKQUOTE,
        MessageEntity.TEXT_LINK,
    }
)


async def on_words(update: Update, context: Context) -> None:
    community_id = CommunityId(buttons.read(update, WordsPress).community_id)
    await context.show(pages.overview(await context.look(views.words, community_id)))


async def on_topic(update: Update, context: Context) -> None:
    press = buttons.read(update, WordsTopicPress)
    view = await context.look(views.words, CommunityId(press.community_id))
    await context.show(pages.of_topic(view, press.words_topic, press.page))


async def on_noun(update: Update, context: Context) -> None:
    press = buttons.read(update, NounPress)
    view = await context.look(views.words, CommunityId(press.community_id))
    await context.show(pages.of_noun(view, press.noun, press.page))


async def on_changed(update: Update, context: Context) -> None:
    press = buttons.read(update, ChangedWordsPress)
    view = await context.look(views.words, CommunityId(press.community_id))
    await context.show(pages.changed(view, press.page))


async def on_find(update: Update, context: Context) -> None:
    community_id = CommunityId(buttons.read(update, FindWordsPress).community_id)
    await dialogues.ask(context, await context.do(drafts.start, "words-find", community_id))


async def on_word(update: Update, context: Context) -> None:
    press = buttons.read(update, WordPress)
    view = await context.look(views.word, CommunityId(press.community_id), press.text_id)
    await context.show(pages.word(showing.original(press.text_id), view))


async def on_change(update: Update, context: Context) -> None:
    press = buttons.read(update, ChangeWordsPress)
    community_id = CommunityId(press.community_id)
    view = await context.look(views.word, community_id, press.text_id)
    original = showing.original(press.text_id)
    if original.fixed is not None:
        await context.show(pages.word(original, view))
        return
    known = {"original": kept(original), "now": showing.said(original, _own(press.text_id, view))}
    await dialogues.ask(context, await context.do(drafts.start, "words", community_id, known))


def _own(text_id: str, view: views.Word) -> dict[str, str]:
    return {} if view.words is None else {text_id: view.words}


async def on_formatted(update: Update, context: Context) -> bool:
    """New words with Telegram's own bold or links in them: taken as the HTML that they are."""
    message = update.effective_message
    assert message is not None
    if not any(one.type in _FORMATS for one in message.entities):
        return False
    turn = await context.look(drafts.present)
    if not isinstance(turn, Question) or turn.flow.name != "words":
        return False
    answered = await context.do(drafts.answer, Typed(message.text_html))
    await context.show(dialogues.shown(context, answered))
    return True


async def on_original(update: Update, context: Context) -> None:
    press = buttons.read(update, ToOriginalPress)
    community_id, original = CommunityId(press.community_id), showing.original(press.text_id)
    decision = await context.do(actions.to_original, community_id, original)
    context.house.wording.forget()
    view = await context.look(views.word, community_id, press.text_id)
    await context.show(pages.after(original, decision, view))


async def on_earlier(update: Update, context: Context) -> None:
    press = buttons.read(update, EarlierWordsPress)
    view = await context.look(views.word, CommunityId(press.community_id), press.text_id)
    await context.show(pages.earlier(showing.original(press.text_id), view))


async def on_bring_back(update: Update, context: Context) -> None:
    press = buttons.read(update, BringBackPress)
    community_id, original = CommunityId(press.community_id), showing.original(press.text_id)
    change_id = CommunityTextChangeId(press.change_id)
    decision = await context.do(actions.bring_back, community_id, original, change_id)
    context.house.wording.forget()
    view = await context.look(views.word, community_id, press.text_id)
    await context.show(pages.after(original, decision, view))


async def on_ask_for_file(update: Update, context: Context) -> None:
    community_id = CommunityId(buttons.read(update, WordsFilePress).community_id)
    await context.do(actions.ask_for_file, community_id)
    await context.show(files.comes(await context.look(views.words, community_id)))


def words_file(tx: Tx, owed: Owed) -> Outgoing:
    return files.document(views.for_notice(tx, CommunityId(owed.variables["community"])))


async def on_file(update: Update, context: Context) -> None:
    """A file of words in the private chat: checked, and shown before it counts."""
    assert update.effective_message is not None
    document = update.effective_message.document
    assert document is not None
    mine = await context.look(views.where)
    if (document.file_size or 0) > MOST_BYTES:
        too_large = Fault("file-too-large", {"most": MOST_BYTES // 1000})
        await context.show(files.problems([Problem(1, "", too_large)]))
        return
    await context.meanwhile(files.reading())
    content = await _fetched(document)
    if content is None:
        await context.show(files.not_fetched())
        return
    read = await context.house.aside(_read, content)
    await _take_in(context, read, mine)


def _read(content: bytes) -> Read:
    return file_rules.read(content, originals())


async def _fetched(document: Document) -> bytes | None:
    """The file's content; None when Telegram has it no longer."""
    try:
        file = await document.get_file()
        return bytes(await file.download_as_bytearray())
    except BadRequest:
        return None


async def _take_in(context: Context, read: Read, mine: dict[str, CommunityId]) -> None:
    if read.problems:
        await context.show(files.problems(read.problems))
    elif read.community and read.community not in mine:
        await context.show(files.other(read.community, [*mine]))
    elif not read.community and len(mine) > 1:
        await context.show(files.which([*mine]))
    else:
        await _preview(context, read, mine[read.community or next(iter(mine))])


async def _preview(context: Context, read: Read, community_id: CommunityId) -> None:
    context.about = community_id
    view = await context.look(views.words, community_id)
    words = of_file(read.words, view.changed)
    if not words:
        await context.show(files.nothing_new(view.community))
        return
    known = {"words": words, "originals": [kept(showing.original(one)) for one in words]}
    await dialogues.ask(context, await context.do(drafts.start, "words-file", community_id, known))


ROUTES = Routes(
    presses={
        WordsPress: on_words,
        WordsTopicPress: on_topic,
        NounPress: on_noun,
        ChangedWordsPress: on_changed,
        FindWordsPress: on_find,
        WordPress: on_word,
        ChangeWordsPress: on_change,
        ToOriginalPress: on_original,
        EarlierWordsPress: on_earlier,
        BringBackPress: on_bring_back,
        WordsFilePress: on_ask_for_file,
    },
    typed=(on_formatted,),
    staff=(CommunityEntry(Verb.EDIT_TEXTS, "button-words", WordsPress, Section.SETUP),),
    dialogues={
        "words": Dialogue(
            changing.done, question=changing.question, after=lambda house: house.wording.forget()
        ),
        "words-find": Dialogue(pages.found),
        "words-file": Dialogue(
            files.done, files.variables, question=files.question, after=lambda house: house.wording.forget()
        ),
    },
    notices={"words-file": words_file},
    others=(
        MessageHandler(
            filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & filters.Document.FileExtension("ftl"),
            on_file,
        ),
    ),
)
