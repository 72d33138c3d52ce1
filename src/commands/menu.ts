import { converse, read, type Conversation } from '../interview/ask/conversation.ts';
import { askOneOf } from '../interview/ask/one-of.ts';
import { out } from '../io.ts';
import { canAsk } from '../terminal/open.ts';
import { heading, paragraph } from '../terminal/layout.ts';
import type { Setting } from './arguments.ts';

const CHOICES = ['new', 'open', 'print', 'crisis', 'help'] as const;
const USUAL_PLAN = 'plan.yaml';

interface Chosen {
  choice: (typeof CHOICES)[number] | undefined;
  plan: string;
}

/** `aftercare` alone: a short menu at a terminal, otherwise help. */
export async function menuCommand(help: () => string, setting: Setting): Promise<number> {
  const { knowledge, io } = setting;
  const showHelp = (): number => {
    out(io, help());
    return 0;
  };
  if (!canAsk(io, false)) return showHelp();
  const { choice, plan } = await converse(io, knowledge, { plain: false }, choose);
  switch (choice) {
    case 'new':
      return (await import('./new.ts')).newCommand(undefined, {}, setting);
    case 'open':
      return (await import('./edit.ts')).editCommand(plan, {}, setting);
    case 'print':
      return (await import('./print.ts')).printCommand([plan], { copies: 1 }, setting);
    case 'crisis':
      return (await import('./crisis.ts')).crisisCommand({}, setting);
    case 'help':
      return showHelp();
    default:
      return 0;
  }
}

async function choose(conversation: Conversation): Promise<Chosen> {
  const { words } = conversation;
  const place = await askOneOf(conversation, {
    before: [heading(words('menu.title')), paragraph(words('menu.about'))],
    options: CHOICES.map((choice) => words(`menu.choices.${choice}`)),
    how: words('menu.ask'),
    usual: CHOICES.length,
  });
  const choice = typeof place === 'number' ? CHOICES[place] : place === 'crisis' ? place : undefined;
  if (choice !== 'open' && choice !== 'print') return { choice, plan: '' };
  const reply = await read(conversation, {
    says: [paragraph(words('menu.which', { file: USUAL_PLAN }))],
    check: () => undefined,
  });
  return { choice, plan: ('text' in reply && reply.text) || USUAL_PLAN };
}
