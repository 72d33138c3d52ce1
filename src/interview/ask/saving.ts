/** Keeping an answer on disk. When that fails it is said, and another place is offered, until it is kept or they stop. */
import type { FileError } from '../../files/files.ts';
import { paragraph, quiet } from '../../terminal/layout.ts';
import { read, type Conversation } from './conversation.ts';
import { freeName, isFileError, type Session } from '../../store/session.ts';

export async function saveOrAsk(conversation: Conversation, session: Session): Promise<void> {
  for (let elsewhere: string | undefined; ;) {
    try {
      if (elsewhere === undefined) session.save();
      else session.saveElsewhere(elsewhere);
      if (elsewhere !== undefined)
        conversation.talk.say(quiet(conversation.words('saved.all', { file: session.path })));
      return;
    } catch (error) {
      if (!isFileError(error)) throw error;
      elsewhere = await askWhere(conversation, session, error);
    }
  }
}

/** Another name, or undefined to try the same again. */
async function askWhere(
  conversation: Conversation,
  session: Session,
  error: FileError,
): Promise<string | undefined> {
  const { words } = conversation;
  const free = freeName(session.path);
  const reply = await read(conversation, {
    page: [
      paragraph(words('saved.not_saved', { file: session.path }), ['bold']),
      paragraph(`${error.message} ${error.hint}`),
      paragraph(words('saved.elsewhere', { file: free })),
      quiet(words('saved.try_again')),
    ],
  });
  return 'text' in reply && reply.text !== '' ? reply.text : undefined;
}
