import type { ClockRule, Rule } from '../rule.ts';
import { acceptanceRule } from './acceptance-rule.ts';
import { agendaKeptRule } from './agenda-kept-rule.ts';
import { agendaRule } from './agenda-rule.ts';
import { attendanceRule } from './attendance-rule.ts';
import { carriedOverRule } from './carried-over-rule.ts';
import { decisionRule } from './decision-rule.ts';
import { minutesRule } from './minutes-rule.ts';
import { quorumRule } from './quorum-rule.ts';
import { reconveneRule } from './reconvene-rule.ts';
import { sendsKeptRule } from './sends-kept-rule.ts';
import { sendsRule } from './sends-rule.ts';
import { sessionRule } from './session-rule.ts';
import { voicesKeptRule } from './voices-kept-rule.ts';
import { voteRule } from './vote-rule.ts';
import { writtenProcedureRule } from './written-procedure-rule.ts';

/** The rules of meetings and decisions. */
export const governanceRules: readonly Rule[] = [
  sendsRule,
  sendsKeptRule,
  attendanceRule,
  agendaRule,
  agendaKeptRule,
  sessionRule,
  quorumRule,
  voteRule,
  minutesRule,
  acceptanceRule,
  voicesKeptRule,
  decisionRule,
  writtenProcedureRule,
  carriedOverRule,
];

/** Those that depend on the day. */
export const governanceClockRules: readonly ClockRule[] = [reconveneRule];
