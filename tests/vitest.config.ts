import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { notRun } from './not-run.ts';

const config: ViteUserConfig = defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    setupFiles: ['tests/seed.ts'],
    reporters: ['default', notRun],
    pool: 'forks',
    maxWorkers: 2,
    env: { TZ: 'Europe/Brussels', GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', NO_COLOR: '1' },
  },
});

export default config;
