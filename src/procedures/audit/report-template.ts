/** The report on an audit as a template; it speaks of `book.audit`, which `reportFacts` gives. */
export const REPORT_TEMPLATE = `---
for: project
title: "{{project.acronym}} audit report"
output: '{{project.acronym}}_Audit-report'
header: 'Audit report'
footer: 'Made from the objects of the repository at {{book.audit.short}}'
---
:::::cover
### {{project.acronym}}

# Audit report

## On {{book.audit.scope}}

::::fields{widths="30 70"}
| | |
|---|---|
| Project | {{project.title}} ({{project.acronym}}) |
| Grant agreement no. | {{project.grant_number}} |
| Newest commit | {{book.audit.tip}} |
| Verified | {{book.audit.verified}} |
| Result | {{book.audit.result}} |
::::

:::::

:::::front
# Contents

::toc

:::::

::pagebreak

# Result

{{book.audit.result}} Verified were {{book.audit.verified}}: each was loaded and checked with the schemas that it held itself, its changes of state against the lifecycle that held before, its message against what it does, and each merge against all its parents. Nothing rests on dates, replacements, grafts, mailmaps, notes or attributes.

:::table{#counts caption="The commits of this report" widths="55 45"}
| What | How many |
|---|---|
{{#each book.audit.counts as |row|}}
| {{row.name}} | {{row.value}} |
{{/each}}
:::

What this shows: the history is tamper-evident for anyone who holds an earlier anchor. It is not tamper-proof, and who made a commit is known only as surely as signing keys are kept.

# What was found

{{#if book.audit.findings}}
:::table{#findings caption="Findings, of the repository first, then by commit" widths="14 10 24 52"}
| Commit | Severity | Code | What |
|---|---|---|---|
{{#each book.audit.findings as |row|}}
| {{row.where}}{{#if row.date}}<br>{{row.date}}{{/if}} | {{row.severity}} | {{row.code}} | {{row.message}}{{#if row.file}} ({{row.file}}){{/if}} |
{{/each}}
:::
{{else}}
Nothing was found.
{{/if}}

# What was done

{{#if book.audit.registries}}
:::table{#registries caption="Records by registry" widths="48 13 13 13 13"}
| Registry | Added | Changed | Removed | Steps |
|---|---:|---:|---:|---:|
{{#each book.audit.registries as |row|}}
| {{row.registry}} | {{row.added}} | {{row.changed}} | {{row.removed}} | {{row.moved}} |
{{/each}}
:::
{{else}}
No record was changed.
{{/if}}

## Steps

{{#if book.audit.transitions}}
:::table{#steps caption="Every change of state: who, when, on whose behalf, on what basis" widths="12 14 16 26 18 14"}
| Date | Commit | Record | Step | By | Basis |
|---|---|---|---|---|---|
{{#each book.audit.transitions as |row|}}
| {{row.date}} | {{row.commit}} | {{row.record}} | {{row.step}} | {{row.who}}{{#if row.behalf}} on behalf of {{row.behalf}}{{/if}} | {{#if row.basis}}{{row.basis}}{{else}}–{{/if}} |
{{/each}}
:::
{{else}}
No record changed its state.
{{/if}}

# Deviations from what was agreed

{{#if book.audit.baseline}}
Measured from the baseline {{book.audit.baseline}}.

{{#if book.audit.deviations}}
:::table{#deviations caption="Contractual fields that differ, and on what basis" widths="14 20 36 30"}
| Record | Field | What differs | Basis |
|---|---|---|---|
{{#each book.audit.deviations as |row|}}
| {{row.record}} {{row.label}} | {{row.field}} | {{row.what}} | {{#if row.basis}}{{row.basis}}{{else}}none is named{{/if}} |
{{/each}}
:::
{{else}}
Nothing contractual deviates from it.
{{/if}}
{{else}}
There is no baseline to measure from.
{{/if}}

# What went past the usual way

## Changes to the rules

{{#if book.audit.policy}}
:::table{#policy caption="Commits that change schemas, templates or settings" widths="12 13 17 26 32"}
| Date | Commit | By | Subject | Files |
|---|---|---|---|---|
{{#each book.audit.policy as |row|}}
| {{row.date}} | {{row.commit}} | {{row.who}} | {{row.subject}} | {{row.files}} |
{{/each}}
:::
{{else}}
None.
{{/if}}

## Made by hand

{{#if book.audit.by_hand}}
:::table{#byhand caption="Commits that do not say for machines what they change" widths="12 13 17 30 28"}
| Date | Commit | By | Subject | Records |
|---|---|---|---|---|
{{#each book.audit.by_hand as |row|}}
| {{row.date}} | {{row.commit}} | {{row.who}} | {{row.subject}} | {{#if row.records}}{{row.records}}{{else}}–{{/if}} |
{{/each}}
:::
{{else}}
None.
{{/if}}

## Taken back

{{#if book.audit.reverts}}
:::table{#reverts caption="Commits that take others back" widths="12 13 17 30 28"}
| Date | Commit | By | Subject | Records |
|---|---|---|---|---|
{{#each book.audit.reverts as |row|}}
| {{row.date}} | {{row.commit}} | {{row.who}} | {{row.subject}} | {{row.records}} |
{{/each}}
:::
{{else}}
None.
{{/if}}

# Anchors

{{#if book.audit.anchors}}
:::table{#anchors caption="Where the history was recorded to stand" widths="9 14 14 21 42"}
| No. | Date | Commit | By | SHA-256 of the content |
|---:|---|---|---|---|
{{#each book.audit.anchors as |row|}}
| {{row.number}} | {{row.day}} | {{row.commit}} | {{row.by}} | {{row.sha256}} |
{{/each}}
:::
{{else}}
No anchor was made: whether the history was rewritten cannot be told from this repository alone.
{{/if}}
`;
