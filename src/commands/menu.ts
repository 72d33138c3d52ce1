import { paragraph, heading, numbered } from '../interview/blocks.ts';
import { canAsk, withVoice, type Voice } from '../interview/talking.ts';
import { out, type Io } from '../io.ts';
import { openKnowledge } from '../templates.ts';

const CHOICES = ['new', 'open', 'print', 'crisis', 'help'] as const;
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
  const { choice, plan } = await withVoice(io, knowledge, false, choose);
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

async function choose({ talk, words }: Voice): Promise<Chosen> {
  const labels = CHOICES.map((choice) => words(`menu.choices.${choice}`));
  talk.say(
    heading(words('menu.title')),
    paragraph(words('menu.about')),
    numbered([{ items: labels }]),
    paragraph(words('menu.ask')),
  );
  const fits = (text: string): boolean => text.trim() === '' || /^[1-5]$/.test(text.trim());
  const line = await talk.line({
    prefill: '',
    instead: [],
    reminder: undefined,
    whole: false,
    check: (text) => (fits(text) ? undefined : words('problems.pick_number', { m: CHOICES.length })),
  });
  const choice = CHOICES[Number(line.trim()) - 1];
  if (choice !== 'open' && choice !== 'print') return { choice, plan: '' };
  talk.say(paragraph(words('menu.which', { file: 'plan.yaml' })));
  const typed = await talk.line({
    prefill: '',
    instead: [],
    reminder: undefined,
    whole: false,
    check: () => undefined,
  });
  return { choice, plan: typed.trim() || 'plan.yaml' };
}
