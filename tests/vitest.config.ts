import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { notRun } from './not-run.ts';
import { drawTier } from './tiers.ts';

process.env.FUZZ_SEED ??= String(Math.floor(Math.random() * 2 ** 31));
const seed = Number(process.env.FUZZ_SEED);
const named = process.argv.some((word) => /^tests\/(?!vitest)/.test(word));
const { TIER = 'quick' } = process.env;
const asked = (['quick', 'long', 'all'] as const).find((tier) => tier === (named ? 'all' : TIER));
if (!asked) throw new Error(`TIER=${TIER} is no tier: quick, long or all`);
const tier = drawTier(import.meta.dirname, { asked, seed });

const config: ViteUserConfig = defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: tier.include.map((file) => `tests/${file}`),
    testTimeout: 60_000,
    hookTimeout: 60_000,
    setupFiles: ['tests/seed.ts'],
    reporters: ['default', notRun(tier, seed)],
    pool: 'forks',
    maxWorkers: 2,
    env: {
      TIER: asked,
      TZ: 'Europe/Brussels',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      NO_COLOR: '1',
    },
  },
});

export default config;
