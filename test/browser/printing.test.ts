/** PDF files made by the browser of this computer, from the page to the file. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderHtml } from '../../src/handouts/html/html.ts';
import type { Browser } from '../../src/programs/browser.ts';
import { pdfOf } from '../../src/programs/pdf.ts';
import { needBrowser, pagesOf, paperOf, POINTS } from '../helpers/browser.ts';
import { newFolder } from '../helpers/folder.ts';
import { words } from '../helpers/knowledge.ts';

let folder: string;
let browser: Browser;
const oldTemp = process.env['TMPDIR'];

beforeAll(async () => {
  browser = await needBrowser();
  folder = newFolder();
  process.env['TMPDIR'] = folder;
});
afterAll(() => {
  if (oldTemp === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = oldTemp;
});

const WORDS = '# My plan\n\nWhy: مرحبا नमस्ते 你好 🙂\n\n- **Name:** ..........\n- ☐ Seen\n';

test.each(['A4', 'Letter'] as const)(
  'a page becomes a tagged PDF on %s, and nothing else is left',
  async (paper) => {
    const file = join(folder, `${paper}.pdf`);
    writeFileSync(
      file,
      await pdfOf(renderHtml(WORDS, { words, title: 'My plan', language: 'en-GB', paper }), browser),
    );
    const pdf = readFileSync(file);
    const text = pdf.toString('latin1');
    expect(pagesOf(pdf)).toBe(1);
    expect(paperOf(pdf)).toEqual([POINTS[paper]]);
    expect(text).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/);
    expect(text).toMatch(/\/Lang\s*\(en-GB\)/);
    expect(text).toMatch(/\/S\s*\/H1\b/);
    expect(text).toContain('/Title (My plan)');
    // The browser's version of the moment is in it, but nothing of where it was made.
    expect(text).not.toContain(folder);
    expect(readdirSync(folder).filter((name) => !name.endsWith('.pdf'))).toEqual([]);
  },
  60_000,
);

test('a page that asks for something elsewhere is printed, and nobody is asked', async () => {
  const asked: string[] = [];
  const server = createServer((socket) => {
    asked.push(String(socket.remotePort));
    socket.end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  const html = `<!DOCTYPE html><title>x</title><img src="http://127.0.0.1:${port}/a.png"><link rel="stylesheet" href="http://localhost:${port}/b.css"><p>Words</p>`;
  writeFileSync(join(folder, 'asks.pdf'), await pdfOf(html, browser));
  server.close();
  expect(asked).toEqual([]);
  expect(pagesOf(readFileSync(join(folder, 'asks.pdf')))).toBe(1);
}, 60_000);

test('words come out in reading order', async () => {
  const file = join(folder, 'order.pdf');
  const markdown = '# One\n\nTwo\n\n1. Three\n2. Four\n\n- Five\n\n---\n\nSix\n';
  writeFileSync(
    file,
    await pdfOf(renderHtml(markdown, { words, title: 'One', language: 'en', paper: 'A4' }), browser),
  );
  const read = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' });
  expect(read.match(/Two|Three|Four|Five|Six/g)).toEqual(['Two', 'Three', 'Four', 'Five', 'Six']);
}, 60_000);
