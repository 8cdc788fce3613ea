/**
 * The engine's door. Messages come from another thread and, in principle, from anyone who holds the worker: what is not
 * a command of the protocol is refused here, so that nothing behind has to ask.
 */
import { ProblemError } from "../lib/problem";
import { InterventionError, parseInterventions } from "../trace/intervention";
import type { Command } from "./protocol";

type Fields = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isText: Check = (value) => typeof value === "string";
const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

const isInterventions: Check = (value) => {
  try {
    parseInterventions(value);
    return true;
  } catch (error) {
    if (error instanceof InterventionError) return false;
    throw error;
  }
};

/** What each command says beside its type and its run. What the settings may be is the trainer's to know. */
const CHECKS: Readonly<Record<Command["type"], Readonly<Record<string, Check>>>> = {
  configure: {
    settings: (value) => isObject(value) && isText(value.task) && isCount(value.seed),
    model: optional((value) => value instanceof ArrayBuffer),
    pairs: optional(isText),
  },
  train: { updates: optional((value) => isCount(value) && value !== 0) },
  pause: {},
  throttle: {
    updatesPerSecond: (value) => value === null || (Number.isFinite(value) && (value as number) > 0),
  },
  background: { background: (value) => value === null || value === "train" || value === "pause" },
  save: {},
  pin: { text: isText, interventions: optional(isInterventions) },
  trace: {
    requestId: isCount,
    text: isText,
    interventions: optional(isInterventions),
    forced: optional(isText),
    parameters: optional((value) => typeof value === "boolean"),
  },
  probe: { requestId: isCount, text: isText, forced: optional(isText) },
  evaluate: {
    requestId: isCount,
    interventions: optional(isInterventions),
    sentences: optional((value) => isCount(value) && value !== 0),
  },
  export: { requestId: isCount },
  ping: {},
};

/** Throws ProblemError naming the first field that is not as it should be. */
export function readCommand(message: unknown): Command {
  if (!isObject(message)) throw new ProblemError({ code: "message-malformed", field: "message" });
  const { type } = message;
  if (typeof type !== "string" || !Object.hasOwn(CHECKS, type))
    throw new ProblemError({ code: "message-malformed", field: "type" });
  const checks = { runId: isCount, ...CHECKS[type as Command["type"]] };
  const wrong = Object.entries(checks).find(([field, check]) => !check(message[field]))?.[0];
  if (wrong !== undefined) throw new ProblemError({ code: "message-malformed", field: wrong });
  return message as unknown as Command;
}

/** Whether a message is such a command to this run, and well formed. */
export function isCommand(message: unknown, type: Command["type"], runId: number): boolean {
  const { type: said, runId: to } = isObject(message) ? message : {};
  if (said !== type || to !== runId) return false;
  try {
    readCommand(message);
    return true;
  } catch (error) {
    if (error instanceof ProblemError) return false;
    throw error;
  }
}

/** To whom a message's refusal goes, as far as it says so itself. */
export function senderOf(message: unknown): { runId: number | null; requestId: number | null } {
  const count = (value: unknown): number | null => (isCount(value) ? (value as number) : null);
  const fields = isObject(message) ? message : {};
  return { runId: count(fields.runId), requestId: count(fields.requestId) };
}
