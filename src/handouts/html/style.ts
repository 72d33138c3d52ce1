/** The style sheet of a page. Nothing in it depends on colour; sizes are for paper first. */
import { CARD_STYLE } from './card.ts';

export interface StyleOptions {
  readonly title: string;
  readonly paper: 'A4' | 'Letter';
  readonly large: boolean;
  readonly kind: 'page' | 'card' | 'sheet';
  /** "Page {{n}} of {{m}}", with its slots. */
  readonly pageOf: string;
}

// Arial, Helvetica and Liberation Sans have the same widths: pages break alike on every system. Then what each system
// has for Arabic, Hindi, Chinese, Japanese and Korean. Emoji are found without a name; named, some printers use them
// for digits.
const FONTS = [
  'Arial',
  '"Liberation Sans"',
  '"Helvetica Neue"',
  'Helvetica',
  '"Noto Sans"',
  '"Noto Sans Arabic"',
  '"Geeza Pro"',
  '"Noto Sans Devanagari"',
  '"Nirmala UI"',
  '"Kohinoor Devanagari"',
  '"Noto Sans CJK SC"',
  '"Microsoft YaHei"',
  '"PingFang SC"',
  '"Hiragino Sans"',
  'sans-serif',
].join(', ');

/** Text in a style sheet's quotes: every letter that could mean something there is written as its number. */
export const cssText = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{N} ]/gu, (letter) => `\\${letter.codePointAt(0)!.toString(16)} `)}"`;

/** Words with a page number and a count of pages in them, as a style sheet writes them. */
const pageNumbers = (pageOf: string): string =>
  pageOf
    .split(/(\{\{[nm]\}\})/)
    .filter((part) => part !== '')
    .map((part) =>
      part === '{{n}}'
        ? 'counter(page)'
        : part === '{{m}}'
          ? 'counter(pages)'
          : `"${part.replace(/["\\]/g, '')}"`,
    )
    .join(' ');

export function styleSheet(options: StyleOptions): string {
  return [
    page(options),
    TYPE(options.large),
    BLOCKS,
    TO_FILL_IN,
    LAYOUTS(options.large),
    options.kind === 'card' ? CARD_STYLE : '',
    options.kind === 'sheet' ? SHEET(options.large) : '',
    PRINT,
  ].join('');
}

const page = ({ title, paper, pageOf, kind }: StyleOptions): string => `
@page {
  size: ${paper};
  margin: ${kind === 'sheet' ? '9mm 16mm 12mm' : '11mm 16mm 14mm'};
  @bottom-left { content: ${cssText(title)}; font: 12pt ${FONTS}; color: #000 }
  @bottom-right { content: ${pageNumbers(pageOf)}; font: 12pt ${FONTS}; color: #000 }
}`;

const TYPE = (large: boolean): string => `
:root { color-scheme: light; --line: ${large ? '11mm; --bullet: 5.3mm' : '9mm; --bullet: 4.7mm'}; --box: ${large ? '6mm' : '4.6mm'} }
* { box-sizing: border-box }
html { font: ${large ? 16 : 12}pt/1.25 ${FONTS}; color: #000; background: #fff; -webkit-text-size-adjust: 100% }
body { max-width: 178mm; margin: 0 auto; padding: 8mm 5mm; overflow-wrap: anywhere }
h1 { font-size: 1.75em; line-height: 1.15; margin: 0 0 3mm; padding-bottom: 1.5mm; border-bottom: 2.5pt solid #000 }
h2, h3, h4, h5, h6 { line-height: 1.2; margin: 3.6mm 0 1.1mm }
h2 { font-size: 1.25em } h3 { font-size: 1.1em } h4, h5, h6 { font-size: 1em }
h2.title { font-size: 1.75em; margin: 14mm 0 3mm; padding-bottom: 1.5mm; border-bottom: 2.5pt solid #000 }
p, ul, ol, table, pre, figure { margin: 0 0 1.8mm }
a { color: #000; overflow-wrap: anywhere }
.number { white-space: nowrap }`;

// Bullets are drawn, so that they stand on the side where the words of their item start. They float, and are not
// placed: what is placed comes after all other words when a PDF is read out.
const BLOCKS = `
ul, ol { list-style: none; padding: 0 }
li { margin-bottom: 0.7mm }
ul > li { padding-left: 5.5mm }
ul > li::before { content: "\\2022"; content: "\\2022" / ""; float: left; width: 4mm; margin-left: -4mm }
ul > li:dir(rtl) { padding: 0 5.5mm 0 0 }
ul > li:dir(rtl)::before { float: right; margin: 0 -4mm 0 0 }
ul > li.lined { margin-bottom: 1.4mm }
ul > li.lined::before { margin-top: var(--bullet) }
li > ul, li > ol { margin-top: 1mm }
ol > li { display: flex; align-items: baseline; margin-bottom: 1mm }
ol > li > div { flex: 1 1 0; min-width: 0 }
.step { flex: none; display: block; width: 1.6em; height: 1.6em; margin-right: 3mm; border: 1.2pt solid #000; border-radius: 50%;
  font-weight: bold; line-height: 1.42em; text-align: center }
:dir(rtl) > .step { margin: 0 0 0 3mm }
.note { margin: 0 0 2.2mm; padding: 1.8mm 3.5mm; border: 1.5pt solid #000; border-radius: 2mm }
.note > :last-child { margin-bottom: 0 }
hr { margin: 5mm 0 3mm; border: 0; border-top: 0.75pt solid #000 }
table { border-collapse: collapse; width: 100% }
th, td { padding: 1.5mm 2mm; border: 0.75pt solid #000; text-align: start; vertical-align: top }
td:empty { height: var(--line) }
.center { text-align: center } .right { text-align: end }
pre { font: 12pt/1.25 "Liberation Mono", "Courier New", monospace; white-space: pre-wrap }
code { font-family: "Liberation Mono", "Courier New", monospace }
figure svg { display: block; width: 100%; height: auto }
.foot { margin-top: 4mm; padding-top: 1.2mm; border-top: 0.75pt solid #000 }
.foot p { margin: 0; line-height: 1.2 }`;

// Margins, not gaps, and sides by name: programs that know less than browsers show the same.
const TO_FILL_IN = `
.row { display: flex; flex-wrap: wrap; align-items: flex-end }
.words, .line, .box { display: block }
.words { margin-right: 2.5mm; max-width: 100% }
.line { flex: 1 1 42mm; min-width: 42mm; height: var(--line); margin: 0 3mm 0.24em 0; border-bottom: 0.9pt solid #000 }
.line.long { flex-basis: 80mm; min-width: 60mm }
.row > :last-child, .field > .line { margin-right: 0 }
.field { display: flex; flex: 1 1 80mm; align-items: flex-end; max-width: 100%; margin-right: 3mm }
.pick { display: flex; align-items: flex-start; flex: none; max-width: 100%; margin: 1mm 4mm 0 0 }
.row > .pick:only-child { width: 100%; margin-right: 0 }
.pick.open { flex: 1 1 auto; align-items: flex-end }
.pick .line { min-width: 20mm }
.pick .words { margin-right: 0 }
.pick .words:not(:last-child) { margin-right: 2.5mm }
.box { flex: none; width: var(--box); height: var(--box); margin-right: 2.4mm; border: 1.1pt solid #000; border-radius: 0.6mm;
  margin-top: 0.4mm; margin-bottom: 0.4mm }
:dir(rtl) > .box { margin: 0.4mm 0 0.4mm 2.4mm }
.box svg { display: block; width: 100%; height: 100% }
ul > li.tick, ul > li.tick:dir(rtl) { padding: 0 }
ul > li.tick::before { content: none }
ul.columns { columns: 2; column-gap: 8mm }`;

// What is between fences. Black bands print black: without them the number in white could not be read.
const LAYOUTS = (large: boolean): string => `
.picture { flex: none; display: block; fill: none; stroke: #000; stroke-width: 3.2; stroke-linecap: round; stroke-linejoin: round }
.emergency { display: flex; align-items: stretch; margin: 0 0 2.2mm; border: 1.5pt solid #000; border-radius: 2mm; overflow: hidden }
.emergency > p { display: flex; flex-direction: column; align-items: center; justify-content: center; flex: none; max-width: 50%; margin: 0;
  padding: 1.5mm 5mm; background: #000; color: #fff; text-align: center; line-height: 1.1; -webkit-print-color-adjust: exact; print-color-adjust: exact }
.emergency > p a { color: #fff; text-decoration: none }
.emergency.said > p { max-width: 46%; background: #fff; color: #000; border-right: 1.5pt solid #000 } .emergency.said > p a { color: #000 }
.emergency > p strong { font-size: 1.3em }
.emergency.big > p strong { font-size: 2em } .emergency.huge > p strong { font-size: 3.6em; line-height: 1 }
.emergency > div { flex: 1 1 0; min-width: 0; align-self: center; padding: 0.6mm 3mm }
.emergency > div > :last-child { margin-bottom: 0 }
.emergency.alone > p { flex: 1 1 0; max-width: none }
.emergency > p .line { min-width: 25mm; height: 7mm }
ul.rows > li { display: flex; flex-wrap: wrap; align-items: baseline; margin: 0; padding: 0.7mm 0; border-bottom: 0.75pt solid #000; line-height: 1.15 }
ul.rows > li::before { content: none }
ul.rows > li:last-child, ul.rows > li.open { border-bottom: 0 }
.what { flex: 1 1 0; min-width: 30%; margin-right: 3mm; overflow-wrap: break-word }
.call { flex: none; max-width: 100%; font-weight: bold; font-size: 1.15em; text-align: end }
.call a { text-decoration: none }
.call .line, .call .row { min-width: 34mm }
.rows .line, .rows .line.long { min-width: 16mm; flex-basis: 16mm }
.rows .field { flex-basis: 24mm }
.more { flex: none; margin-left: 2mm }
.when { flex: none; width: 34%; margin-right: 3mm; font-weight: bold }
ol.cells { display: grid; grid-template-columns: 1fr 1fr 1fr; gap: 1.6mm; margin-bottom: 2mm }
ol.cells > li, ol.steps > li { align-items: center; margin: 0 }
ol.cells > li { padding: 1mm 1.4mm; border: 1pt solid #000; border-radius: 1.5mm; line-height: 1.12; position: relative }
ol.cells .step { position: absolute; left: 1mm; top: 1mm; width: 1.35em; height: 1.35em; margin: 0; border: 0; background: #000; color: #fff; line-height: 1.35em;
  -webkit-print-color-adjust: exact; print-color-adjust: exact }
ol.cells .picture { width: ${large ? 15 : 14}mm; height: ${large ? 15 : 14}mm; margin: 1.5mm 1.6mm 0 4.2mm }
ol.steps > li { padding: 1mm 0; border-top: 0.75pt solid #000 }
ol.steps > li:first-child { border-top: 0 }
ol.steps .picture { width: 12mm; height: 12mm; margin-right: 3mm }
.framed { display: flex; align-items: center; margin: 0 0 2.2mm; padding: 1.2mm 3mm; border: 2.2pt solid #000; border-radius: 2mm }
.framed > div { flex: 1 1 0; min-width: 0 }
.framed > .picture { width: 9mm; height: 9mm; margin-right: 3mm }
.framed > div > :last-child, .own > :last-child, .risk > :last-child { margin-bottom: 0 }
.own { margin: 0 0 2.2mm; padding: 1.2mm 3.5mm; border: 1.2pt dashed #000; border-radius: 2mm; font-style: italic }
.two { display: grid; grid-template-columns: 1fr 1fr; column-gap: 6mm; align-items: start }
.two > div { min-width: 0 }
.two > div > section:first-child > h2 { margin-top: 1.2mm }
.two h2 { font-size: 1.15em }
.risk { margin: 0 0 1.8mm }
.risk figure { max-width: 125mm; margin: 0 0 1mm }
.poster { break-after: page }
.poster .emergency > div { font-size: ${large ? 18 : 13.8}pt }
.poster .emergency.huge > p strong { font-size: 50pt }
.poster ol.steps { margin-bottom: 2mm }
.poster ol.steps > li { padding: 0.6mm 0 }
.poster .step { width: 14mm; height: 14mm; border: 0; background: #000; color: #fff; font-size: 40pt; line-height: 14mm;
  -webkit-print-color-adjust: exact; print-color-adjust: exact }
.poster ol.steps .picture { width: 16mm; height: 16mm; margin: 0 4mm 0 0 }
.poster ol.steps > li > div { font-size: ${large ? 16.6 : 12.5}pt; line-height: 1.14 }
.poster ol.steps > li > div > strong:first-child { display: block; font-size: 20.5pt; line-height: 1.06 }
.poster .framed { font-size: ${large ? 17.6 : 13.2}pt }
@media screen {
  a[href^="tel"], a[href^="sms"] { display: inline-block; padding: 1.3mm 0.7mm; margin: -1.3mm -0.7mm }
  .call a, .emergency a { padding: 2.5mm 0; margin: -2.5mm 0; display: inline-block; text-decoration: underline }
}
@media screen and (max-width: 600px) {
  .two, ol.cells { display: block }
  .poster .step { width: 9mm; height: 9mm; font-size: 20pt; line-height: 9mm; margin-right: 2mm }
  .poster ol.steps .picture { width: 12mm; height: 12mm; margin-right: 2mm }
  .emergency { display: block }
  .emergency > p { max-width: none; padding: 3mm }
  .emergency > div { padding: 1mm 4mm }
  ol.cells > li { margin-bottom: 1.6mm; padding: 1.5mm 2mm }
  ul.rows > li { padding: 1.5mm 0 }
  .call a, .emergency a { padding: 3.4mm 0; margin: -2.4mm 0 }
}`;

/** All on one sheet: letters of 11 point, and less room between parts. */
const SHEET = (large: boolean): string => `
html { font-size: ${large ? 16 : 11}pt; line-height: 1.15 }
:root { --line: ${large ? '9mm' : '8.1mm'}; --bullet: 3.5mm }
h1 { font-size: 1.6em; margin-bottom: 1.8mm; padding-bottom: 0.8mm; border-bottom-width: 2pt }
h2 { margin: 1.5mm 0 0.6mm; font-size: 1.18em }
ul.rows > li { padding: 0.5mm 0 }
p, ul, ol { margin-bottom: 1.2mm }
li { margin-bottom: 0.4mm }
.note, .emergency, .framed, .own { margin-bottom: 1.3mm }
.framed { padding: 0.8mm 3mm }
.note { padding: 1.2mm 3mm } .own { padding: 0.9mm 3mm }
ol.cells { gap: 1mm; margin-bottom: 1.3mm }
ol.cells > li { padding: 0.5mm 1.2mm }
ol.steps > li { padding: 0.5mm 0 } ol.steps .picture { width: 11mm; height: 11mm }
ol.cells .picture { ${large ? '' : 'width: 12.5mm; height: 12.5mm; '}margin-top: 0.6mm }
.emergency.huge > p strong { font-size: 3.4em }
.foot { margin-top: 2mm; padding-top: 0.8mm }
${large ? '.two { display: block }' : '@media screen { html { font-size: 12.5pt } }'}`;

const PRINT = `
@media print {
  body { max-width: none; margin: 0; padding: 0 }
  h1, h2, h3, h4, h5, h6, .leads { break-after: avoid; break-inside: avoid }
  li, tr, figure, .note, .row, .strip, .emergency, .framed, .own, .two section, .foot { break-inside: avoid }
  .foot { break-before: avoid }
  p, li { orphans: 3; widows: 3 }
  .field > .words { white-space: nowrap }
  .face .field > .words { white-space: normal }
  h2.title { break-before: page; margin-top: 0 }
  a { text-decoration: none }
  a[href^="http"]::after { content: " (" attr(href) ")" }
}
`;
