import { beforeAll, describe, expect, test } from 'vitest';
import { exampleBook, expectTranscript, read, sh } from './sandbox.ts';

let book: string;
beforeAll(() => {
  book = exampleBook();
});

describe('sum', () => {
  test('adds up the field work by country, target against collected', async () => {
    await expectTranscript(
      book,
      `
      $ grantbook sum fieldwork planned collected --by country --percent --where "survey=SRV-01"
      country  records  planned  collected  %
      AT       1        30       29         96.7
      BE       1        30       35         116.7
      BG       1        30       30         100
      ES       1        30       29         96.7
      FR       1        30       33         110
      GR       1        30       27         90
      HR       1        30       31         103.3
      IT       1        30       40         133.3
      LV       1        30       28         93.3
      NL       1        30       29         96.7
      PL       1        30       29         96.7
      RO       1        30       32         106.7
      SI       1        30       31         103.3
      total    13       390      403        103.3
      `,
    );
  });

  test('adds up what stands in lists, beside what it is grouped by, and follows references', async () => {
    await expectTranscript(
      book,
      `
      $ grantbook sum fieldwork groups.planned groups.collected --by survey.method,groups.group
      survey.method  groups.group  records  groups.planned  groups.collected
      face_to_face   enabler       13       91              89
      face_to_face   supporter     13       143             145
      face_to_face   wsn           13       156             169
      online         enabler       13       52              62
      online         supporter     13       65              71
      online         wsn           13       52              42
      total                        26       559             578
      $ grantbook sum fieldwork collected --by survey.method --json
      {
        "groups": [
          {
            "by": {
              "survey.method": "face_to_face"
            },
            "records": 13,
            "sums": {
              "collected": 403
            }
          },
          {
            "by": {
              "survey.method": "online"
            },
            "records": 13,
            "sums": {
              "collected": 175
            }
          }
        ],
        "total": {
          "records": 26,
          "sums": {
            "collected": 578
          }
        }
      }
      $ grantbook sum fieldwork collected --by partner --where "country=LV" --format md
      | partner | records | collected |
      | --- | --- | --- |
      | LSUA | 2 | 39 |
      | total | 2 | 39 |
      `,
    );
  });

  test('counts records, each once in the total, and says where nothing is given', () => {
    const { stdout } = sh(book, 'grantbook sum risks --by wps --json');
    const { groups, total } = JSON.parse(stdout) as {
      groups: { records: number }[];
      total: { records: number };
    };
    const counted = groups.reduce((sum, { records }) => sum + records, 0);
    const ids = sh(book, 'grantbook list risks -f ids').stdout.trim().split('\n');
    expect(total.records).toBe(ids.length);
    expect(counted).toBeGreaterThan(total.records);
    expect(sh(book, 'grantbook sum partners --by deputy_contact --where "id=FEI" -f md').stdout).toBe(
      '| deputy\\_contact | records |\n| --- | --- |\n| – | 1 |\n| total | 1 |\n',
    );
  });

  test('refuses sums that would mislead', async () => {
    await expectTranscript(
      book,
      `
      $ grantbook sum fieldwork planned --by groups.group
      ! error: "planned" does not stand beside "groups.group"
      ! hint: group by a field of the record, or add up a field beside it: groups.…
      [2]
      $ grantbook sum fieldwork partner --by country
      ! error: "partner" holds no numbers in fieldwork
      ! hint: to count records, leave it out
      [2]
      $ grantbook sum fieldwork planed
      ! error: "planed" is not a field of fieldwork
      ! hint: did you mean "planned"?
      [2]
      $ grantbook sum partners --by technical_contact.email
      ! error: "technical_contact.email" is personal data
      ! hint: group by something else
      [2]
      $ grantbook sum fieldwork planned --percent
      ! error: --percent needs two sums
      ! hint: for example: planned collected --percent
      [2]
      `,
    );
  });
});

describe('the table of indicators', () => {
  test('one document shows every indicator with its latest value, its trend and its target', () => {
    expect(sh(book, 'grantbook render indicators project').status).toBe(0);
    const page = read(book, 'build/B-WISE_Indicators.md');
    const ids = sh(book, 'grantbook list indicators -f ids').stdout.trim().split('\n');
    expect(ids.length).toBeGreaterThan(5);
    for (const id of ids) expect(page).toContain(`| ${id} |`);
    expect(page).toMatch(
      /\| KPI-009 \| Members of the community +\| organisations +\| +0 \| +150 \| +109 \| \+25 +\| +72.7 \|/,
    );
    expect(page).toContain('| Project month       | M35 of M48 (72.1 % of the time)');
  });
});
