import { askOneOf } from '../interview/ask/one-of.ts';
import { heading, paragraph } from '../terminal/layout.ts';
import { read, type Conversation } from '../interview/ask/conversation.ts';
import { crisisPage } from '../interview/help-pages.ts';
import { canAsk, withVoice } from '../terminal/open.ts';
import { out, type Io } from '../io.ts';
import { openKnowledge } from '../templates/open.ts';

const CHOICES = ['new', 'open', 'print', 'crisis', 'help'] as const;
const USUAL_PLAN = 'plan.yaml';

interface Chosen {
  choice: (typeof CHOICES)[number] | undefined;
  plan: string;
}

/** `aftercare` alone: a short menu at a terminal, otherwise help. */
export async function menuCommand(help: () => string, io: Io): Promise<number> {
  if (!canAsk(io, false)) {
    out(io, help());
    return 0;
  }
  const knowledge = await openKnowledge();
  const { choice, plan } = await withVoice(io, knowledge, false, (voice) =>
    choose({ ...voice, crisis: () => crisisPage(knowledge, {}, io) }),
  );
  switch (choice) {
    case 'new':
      return (await import('./new.ts')).newCommand(undefined, {}, io);
    case 'open':
      return (await import('./edit.ts')).editCommand(plan, {}, io);
    case 'print':
      return (await import('./print.ts')).printCommand([plan], {}, io);
    case 'crisis':
      return (await import('./crisis.ts')).crisisCommand({}, io);
    case 'help':
      out(io, help());
      return 0;
    default:
      return 0;
  }
}

async function choose(voice: Conversation): Promise<Chosen> {
  const { words } = voice;
  const place = await askOneOf(voice, {
    before: [heading(words('menu.title')), paragraph(words('menu.about'))],
    options: CHOICES.map((choice) => words(`menu.choices.${choice}`)),
    how: words('menu.ask'),
    usual: CHOICES.length,
  });
  const choice = typeof place === 'number' ? CHOICES[place] : place === 'crisis' ? place : undefined;
  if (choice !== 'open' && choice !== 'print') return { choice, plan: '' };
  const reply = await read(voice, {
    page: [paragraph(words('menu.which', { file: USUAL_PLAN }))],
    check: () => undefined,
  });
  return { choice, plan: ('text' in reply && reply.text) || USUAL_PLAN };
}
