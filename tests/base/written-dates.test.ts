import { expect, test } from 'vitest';
import { writtenDates } from '../../src/base/written-dates.ts';

test.each([
  ['31 May 2022', '2022-05-31'],
  ['31st of May 2022', '2022-05-31'],
  ['31\u00a0May,\n2022', '2022-05-31'],
  ['May 31, 2022', '2022-05-31'],
  ['Sept. 5, 2022', '2022-09-05'],
  ['2022-05-31', '2022-05-31'],
  ['31/05/2022', '2022-05-31'],
  ['31.5.2022', '2022-05-31'],
  ['31-05-22', '2022-05-31'],
  ['05/31/2022', '2022-05-31'],
  ['04/03/2022', '2022-03-04 or 2022-04-03'],
  ['04/04/2022', '2022-04-04'],
  ['31/06/2022', 'no day'],
  ['31 June 2022', 'no day'],
  ['29 February 2023', 'no day'],
  ['May 2022', 'in 2022-05'],
  ['M18', 'project month 18'],
  ['Month 18', 'project month 18'],
  ['M15 (31 March 2022); moved to 30 September 2022', 'project month 15, 2022-03-31, 2022-09-30'],
  ['version 1.0', ''],
  ['D1.2 of 2022', ''],
  ['PM18', ''],
  ['M1800', ''],
])('%j is read as %j', (text, read) => {
  const dates = writtenDates(text).map(({ days, month, projectMonth }) => {
    if (projectMonth !== undefined) return `project month ${projectMonth}`;
    return month === undefined ? (days ?? []).join(' or ') || 'no day' : `in ${month}`;
  });
  expect(dates.join(', ')).toBe(read);
});
