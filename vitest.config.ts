import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['scripts/fresh-build.js'],
    setupFiles: ['test/helpers/nothing-left.ts'],
    // All cores: by itself it leaves one idle, which on two is half of them.
    maxWorkers: '100%',
    // Modules are loaded once in each process, not for each file: a third less work. What a test changes in its process
    // (a variable, the umask) it puts back.
    isolate: false,
    // A night of tries takes its time; see test/helpers/runs.ts.
    testTimeout: process.env['FC_RUNS'] ? 3_600_000 : 60_000,
    hookTimeout: 120_000,
    // Node reads an extra certificate file at every start when this is set; the child processes need none.
    env: { NODE_EXTRA_CA_CERTS: '' },
  },
});
