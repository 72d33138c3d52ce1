/** Handing pages to the print command of the system. Nothing is sent before the person has seen it and agreed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { askYesNo } from '../interview/ask/one-of.ts';
import { paragraph } from '../terminal/layout.ts';
import { crisisPage } from '../interview/help-pages.ts';
import { canAsk, withVoice } from '../terminal/open.ts';
import { say, type Io } from '../io.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';

/** One page to print: laid out for a browser, and in plain lines for a printer without one. */
export interface Sheet {
  html: string;
  text: string;
}

/** Asks, unless `agreed`, and sends. Returns false when the person said no. Throws UserError when it cannot be sent. */
export async function sendToPrinter(
  sheets: readonly Sheet[],
  options: { copies: number; agreed: boolean; knowledge: Knowledge },
  io: Io,
): Promise<boolean> {
  if (!options.agreed && !(await agrees(options.knowledge, sheets.length * options.copies, io))) return false;
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-'));
  try {
    const files = await filesFor(sheets, folder, io);
    send(files, options.copies, io);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  say(io, `Sent to the printer: ${sheets.length * options.copies}. Stay with it until the last page is out.`);
  return true;
}

async function agrees(knowledge: Knowledge, count: number, io: Io): Promise<boolean> {
  if (!canAsk(io, false))
    throw new UserError('Nothing was printed: there is nobody here to ask.', {
      hint: 'To print without asking, add --yes.',
      exitCode: 2,
    });
  return withVoice(io, knowledge, false, async (talking) => {
    const voice = { ...talking, crisis: () => crisisPage(knowledge, {}, io) };
    const title = paragraph(voice.words('printer.ask', { count }));
    if ((await askYesNo(voice, { before: [], title })) === true) return true;
    voice.talk.say(paragraph(voice.words('printer.not_sent')));
    return false;
  });
}

/** PDF files when a browser can make them, otherwise plain text. */
async function filesFor(sheets: readonly Sheet[], folder: string, io: Io): Promise<string[]> {
  const { findPrinter, writePdf } = await import('./pdf.ts');
  const browser = await findPrinter(io.env);
  const files: string[] = [];
  for (const [index, { html, text }] of sheets.entries()) {
    const file = join(folder, `page-${index + 1}.${browser ? 'pdf' : 'txt'}`);
    if (browser) await writePdf(html, file, browser);
    else writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
    files.push(file);
  }
  return files;
}

/** `lp` of CUPS on Linux and macOS, else `lpr`; the print verb of the file's own program on Windows. */
function send(files: readonly string[], copies: number, io: Io): void {
  const tries: [string, string[]][] =
    process.platform === 'win32'
      ? [
          [
            'powershell',
            ['-NoProfile', '-Command', `Start-Process -Wait -Verb Print -FilePath "${files.join('","')}"`],
          ],
        ]
      : [
          ['lp', ['-n', String(copies), '--', ...files]],
          ['lpr', [`-#${copies}`, '--', ...files]],
        ];
  for (const [command, args] of tries) {
    const { error, status } = spawnSync(command, args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: io.env,
    });
    if (!error && status === 0) return;
    if (!error)
      throw new UserError('The printer did not take the pages.', {
        hint: 'Check that it is on. You can also export PDF files and print those: aftercare export PLAN --to pages --format pdf',
      });
  }
  throw new UserError('No print command was found on this computer.', {
    hint: 'Export the pages and print them from a browser: aftercare export PLAN --to pages --format html',
  });
}
