import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CannotError } from '../../src/base/cannot-error.ts';
import { packageRoot } from '../../src/io/package-files.ts';

test('the package is the folder above that has a package.json; where none has one, that is told', () => {
  expect(existsSync(join(packageRoot(), 'package.json'))).toBe(true);
  expect(() => packageRoot('/proc')).toThrow(CannotError);
});
