/** What is typed rather than chosen: drafts of numbers, schedules and switches, and what they make of a model. */
import { type FieldId, SCHEDULE_KINDS, type ScheduleKind } from "../../i18n/sections/picker";
import { parseSchedule } from "../../trace/schedule";
import { BOUNDS, isWithin, type ModelChoice, OPTIMIZER_IDS, type SomeChoice } from "../../trace/settings";

export type NumberField = "units" | "embed" | "radius" | "batch" | "learningRate" | "clip" | "dropout";
export type SwitchField = "reverseSource" | "withoutEos";

export const FORMS = {
  sizes: ["units", "embed"],
  window: ["radius"],
  training: [
    "optimizer",
    "learningRate",
    "batch",
    "clip",
    "dropout",
    "teacherForcing",
    "reverseSource",
    "withoutEos",
  ],
} as const satisfies Readonly<Record<string, readonly FieldId[]>>;
export type FormId = keyof typeof FORMS;

export const hasForm = (slot: string): slot is FormId => Object.hasOwn(FORMS, slot);

/** A schedule of each kind to begin with. */
export const EXAMPLES: Readonly<Record<ScheduleKind, string>> = {
  constant: "1",
  linear: "linear:1,0.002,0.2",
  exponential: "exponential:0.995",
  "inverse-sigmoid": "inverse-sigmoid:100",
};

/** What stands in the boxes, as text; switches say "true" and "false". */
export type Draft = Readonly<Partial<Record<FieldId, string>>>;

export function draftOf(form: FormId, choice: ModelChoice): Draft {
  return Object.fromEntries(FORMS[form].map((field) => [field, String(choice[field])]));
}

export function kindOf(schedule: string): ScheduleKind {
  return SCHEDULE_KINDS.find((kind) => schedule.startsWith(`${kind}:`)) ?? "constant";
}

export interface ReadDraft {
  readonly patch: SomeChoice;
  readonly bad: readonly FieldId[];
  readonly changed: boolean;
}

function readNumber(field: NumberField, text: string, { bidirectional }: ModelChoice): number | undefined {
  const value = text.trim() === "" ? undefined : Number(text);
  if (!isWithin(value, BOUNDS[field])) return undefined;
  return field === "units" && bidirectional && value % 2 !== 0 ? undefined : value;
}

export function readDraft(draft: Draft, choice: ModelChoice): ReadDraft {
  const patch: Record<string, unknown> = {};
  const bad: FieldId[] = [];
  for (const [name, text] of Object.entries(draft)) {
    const field = name as FieldId;
    const value = readField(field, text, choice);
    if (value === undefined) bad.push(field);
    // Only what was changed: the learning rate follows the optimizer unless it was typed.
    else if (value !== choice[field]) patch[field] = value;
  }
  return { patch: patch as SomeChoice, bad, changed: Object.keys(patch).length > 0 };
}

function readField(field: FieldId, text: string, choice: ModelChoice): unknown {
  switch (field) {
    case "optimizer":
      return OPTIMIZER_IDS.find((id) => id === text);
    case "teacherForcing":
      return parseSchedule(text.trim()) ? text.trim() : undefined;
    case "reverseSource":
    case "withoutEos":
      return text === "true";
    default:
      return readNumber(field, text, choice);
  }
}
