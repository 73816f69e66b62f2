import { anchorCodes } from './anchors.ts';
import { auditCodes } from './audit.ts';
import { betweenCodes } from './between.ts';
import { ciCodes } from './ci.ts';
import type { CodeEntry } from './code-entry.ts';
import { dataCodes } from './data.ts';
import { declarationCodes } from './declaration.ts';
import { deliverableCodes } from './deliverables.ts';
import { editCodes } from './edit.ts';
import { evidenceCodes } from './evidence.ts';
import { formCodes } from './forms.ts';
import { governanceCodes } from './governance.ts';
import { identityCodes } from './identity.ts';
import { outreachCodes } from './outreach.ts';
import { planCodes } from './plan.ts';
import { policyCodes } from './policy.ts';
import { privacyCodes } from './privacy.ts';
import { projectCodes } from './project.ts';
import { recordCodes } from './record.ts';
import { reportingCodes } from './reporting.ts';
import { reviewCodes } from './reviews.ts';
import { riskCodes } from './risks.ts';
import { schemaCodes } from './schema.ts';
import { selectionCodes } from './selection.ts';
import { sheetCodes } from './sheets.ts';
import { templateCodes } from './template.ts';
import { timeCodes } from './time.ts';
import { upgradeCodes } from './upgrade.ts';
import { yamlCodes } from './yaml.ts';

export type Code =
  | keyof typeof templateCodes
  | keyof typeof yamlCodes
  | keyof typeof declarationCodes
  | keyof typeof schemaCodes
  | keyof typeof editCodes
  | keyof typeof recordCodes
  | keyof typeof planCodes
  | keyof typeof deliverableCodes
  | keyof typeof evidenceCodes
  | keyof typeof reportingCodes
  | keyof typeof outreachCodes
  | keyof typeof selectionCodes
  | keyof typeof dataCodes
  | keyof typeof projectCodes
  | keyof typeof reviewCodes
  | keyof typeof privacyCodes
  | keyof typeof riskCodes
  | keyof typeof timeCodes
  | keyof typeof betweenCodes
  | keyof typeof governanceCodes
  | keyof typeof anchorCodes
  | keyof typeof auditCodes
  | keyof typeof formCodes
  | keyof typeof sheetCodes
  | keyof typeof identityCodes
  | keyof typeof policyCodes
  | keyof typeof ciCodes
  | keyof typeof upgradeCodes;

/** Every code a finding can have. A code is stable for ever; `grantbook explain CODE` prints its entry. */
export const codes: Readonly<Record<Code, CodeEntry>> = {
  ...templateCodes,
  ...yamlCodes,
  ...declarationCodes,
  ...schemaCodes,
  ...editCodes,
  ...recordCodes,
  ...planCodes,
  ...deliverableCodes,
  ...evidenceCodes,
  ...reportingCodes,
  ...outreachCodes,
  ...selectionCodes,
  ...dataCodes,
  ...projectCodes,
  ...reviewCodes,
  ...privacyCodes,
  ...riskCodes,
  ...timeCodes,
  ...betweenCodes,
  ...governanceCodes,
  ...auditCodes,
  ...anchorCodes,
  ...formCodes,
  ...sheetCodes,
  ...identityCodes,
  ...policyCodes,
  ...ciCodes,
  ...upgradeCodes,
};

/** Returns the catalogue's entry of a code, or undefined where there is no such code. */
export function codeEntry(code: string): CodeEntry | undefined {
  return Object.hasOwn(codes, code) ? codes[code as Code] : undefined;
}
