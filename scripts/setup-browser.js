// Gets what the checks of pages need: Chromium, fonts for many scripts, and the tools that read PDF files.
// With --if-missing it does nothing when they are there.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PACKAGES = [
  'chromium',
  'poppler-utils',
  'fonts-liberation',
  'fonts-noto-core',
  'fonts-noto-cjk',
  'fonts-noto-color-emoji',
];

const run = (command, args) => {
  console.log(`${command} ${args.join(' ')}`);
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0) process.exit(status ?? 1);
};

const has = (command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).error === undefined;
const browser = ['chromium', 'chromium-browser', 'google-chrome', 'microsoft-edge'].some(has);
const isThere = (process.env.AFTERCARE_BROWSER || browser) && has('pdftotext');
if (process.argv.includes('--if-missing') && (isThere || process.platform !== 'linux')) process.exit(0);

if (existsSync('/etc/debian_version') && process.getuid() === 0) {
  run('apt-get', ['update']);
  run('apt-get', ['install', '-y', '--no-install-recommends', ...PACKAGES]);
} else {
  console.error(
    'Install Chromium, Chrome or Edge, and poppler (for pdftotext), with what your system uses for this:',
  );
  console.error(`  Debian, Ubuntu   sudo apt-get install ${PACKAGES.join(' ')}`);
  console.error(
    '  Fedora           sudo dnf install chromium poppler-utils google-noto-sans-fonts google-noto-emoji-fonts',
  );
  console.error('  macOS            brew install --cask chromium && brew install poppler');
  console.error('  Windows          Edge is there already; winget install oschwartz10612.Poppler');
  console.error('Kept in an unusual place? Set AFTERCARE_BROWSER to its path.');
  process.exit(1);
}
