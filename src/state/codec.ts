/** Scene to URL hash and back: one table, one row a field. */
import { isLanguage } from "../lib/language";
import { type Problem, ProblemError } from "../lib/problem";
import { SEED_LIMIT } from "../lib/seed";
import { isCellId, isScoreId, isWindowId, isWiringId } from "../trace/architecture";
import { parseInterventions } from "../trace/intervention";
import { isNotation } from "../trace/notation";
import { parseSchedule } from "../trace/schedule";
import {
  BOUNDS,
  type BoundedField,
  change,
  clash,
  DEFAULTS,
  defaultsOf,
  differences,
  isWithin,
  isWorked,
  type ModelChoice,
  OPTIMIZER_IDS,
} from "../trace/settings";
import { isStepId } from "../trace/steps";
import { CONTROLS, type Opening, SCREENS, type Scene, VIEWS } from "./scene";

interface Field<T> {
  /** Its name in the link. */
  readonly key: string;
  /** Null leaves the field out of the link. */
  readonly write: (value: T) => string | null;
  /** Undefined when the text is not a value of this field. */
  readonly read: (text: string, openings: readonly Opening[]) => T | undefined;
  /** Of a list: the parts that mean nothing, beside which the others are read. */
  readonly unknown?: (text: string) => readonly string[];
}

const LONGEST_SENTENCE = 400;
/** Enough for states by hand; a browser keeps longer addresses too, but nobody can send them. */
const LONGEST_INTERVENTIONS = 16_000;
const MOST_UPDATES = 1_000_000;

function integer(text: string, largest: number): number | undefined {
  if (!/^\d{1,10}$/.test(text)) return undefined;
  const value = Number(text);
  return value <= largest ? value : undefined;
}

function bounded(key: string, field: BoundedField): Field<number> {
  return {
    key,
    write: String,
    read: (text) => {
      const value = /^\d{1,10}(\.\d{1,25})?(e-\d{1,3})?$/.test(text) ? Number(text) : undefined;
      return isWithin(value, BOUNDS[field]) ? value : undefined;
    },
  };
}

function onOff(key: string): Field<boolean> {
  return {
    key,
    write: (on) => (on ? "1" : "0"),
    read: (text) => (text === "1" ? true : text === "0" ? false : undefined),
  };
}

function id<T extends string>(key: string, isId: (text: unknown) => text is T): Field<T> {
  return { key, write: (value) => value, read: (text) => (isId(text) ? text : undefined) };
}

/** One of a few, the first of which goes without saying. */
function oneOf<T extends string>(key: string, all: readonly T[]): Field<T> {
  return {
    key,
    write: (value) => (value === all[0] ? null : value),
    read: (text) => all.find((one) => one === text),
  };
}

/** An id that a wiring without attention has not; the wiring says so by itself. */
function idOrNone<T extends string>(key: string, isId: (text: unknown) => text is T): Field<T | null> {
  return id(key, isId) as Field<T | null>;
}

const isOptimizer = (text: unknown): text is ModelChoice["optimizer"] =>
  (OPTIMIZER_IDS as readonly unknown[]).includes(text);

const layers = bounded("layers", "layers");

const MODEL_CODEC: { readonly [K in keyof ModelChoice]: Field<ModelChoice[K]> } = {
  cell: id("cell", isCellId),
  wiring: id("wiring", isWiringId),
  score: idOrNone("score", isScoreId),
  window: idOrNone("window", isWindowId),
  gaussian: onOff("gaussian"),
  radius: bounded("radius", "radius"),
  inputFeeding: onOff("feed"),
  layers: {
    ...layers,
    read: (text, openings) => (layers.read(text, openings) === 2 ? 2 : text === "1" ? 1 : undefined),
  },
  bidirectional: onOff("both"),
  units: bounded("units", "units"),
  embed: bounded("embed", "embed"),
  batch: bounded("batch", "batch"),
  learningRate: bounded("lr", "learningRate"),
  clip: bounded("clip", "clip"),
  optimizer: id("opt", isOptimizer),
  dropout: bounded("drop", "dropout"),
  teacherForcing: {
    key: "teach",
    write: (schedule) => schedule,
    read: (text) => (parseSchedule(text) ? text : undefined),
  },
  reverseSource: onOff("rev"),
  withoutEos: onOff("noeos"),
  // Which splits there are is the task's matter; the engine refuses the others.
  holdOut: {
    key: "hold",
    write: (split) => split,
    read: (text) => (/^[a-z-]{1,32}$/.test(text) ? text : undefined),
  },
};

export const CODEC: { readonly [K in keyof Scene]: Field<Scene[K]> } = {
  task: {
    key: "task",
    write: (task) => task,
    read: (text, openings) => openings.find((opening) => opening.task === text)?.task,
  },
  sentence: {
    key: "s",
    write: (sentence) => sentence,
    read: (text) =>
      text.trim() !== "" && text.length <= LONGEST_SENTENCE ? text.normalize("NFC") : undefined,
  },
  seed: { key: "seed", write: String, read: (text) => integer(text, SEED_LIMIT) },
  ...MODEL_CODEC,
  interventions: {
    key: "do",
    write: (list) => (list.length === 0 ? null : JSON.stringify(list)),
    read: (text) => {
      if (text.length > LONGEST_INTERVENTIONS) return undefined;
      try {
        return parseInterventions(JSON.parse(text));
      } catch {
        return undefined;
      }
    },
  },
  row: {
    key: "row",
    write: (row) => (row === null ? null : String(row)),
    read: (text) => integer(text, 999),
  },
  step: { key: "step", write: (step) => step, read: (text) => (isStepId(text) ? text : undefined) },
  column: { key: "column", write: String, read: (text) => integer(text, 999) },
  language: {
    key: "lang",
    write: (language) => language,
    read: (text) => (isLanguage(text) ? text : undefined),
  },
  flip: { ...onOff("flip"), write: (flip) => (flip ? "1" : null) },
  screen: oneOf("at", SCREENS),
  place: {
    key: "lesson",
    write: (place) => place || null,
    read: (text) => (/^[\w.-]{0,80}$/.test(text) ? text : undefined),
  },
  view: oneOf("view", VIEWS),
  notation: {
    key: "letters",
    write: (notation) => notation,
    read: (text) => (isNotation(text) ? text : undefined),
  },
  opened: {
    key: "open",
    write: (opened) => opened || null,
    read: (text) => (/^[\w.~-]{0,2000}$/.test(text) ? text : undefined),
  },
  present: { ...onOff("present"), write: (present) => (present ? "1" : null) },
  hide: {
    key: "hide",
    write: (hide) => hide.join(",") || null,
    read: (text) => CONTROLS.filter((control) => text.split(",").includes(control)),
    unknown: (text) => text.split(",").filter((part) => !(CONTROLS as readonly string[]).includes(part)),
  },
  updates: {
    key: "updates",
    write: (updates) => (updates === null ? null : String(updates)),
    read: (text) => integer(text, MOST_UPDATES),
  },
};

const FIELDS = Object.keys(CODEC) as (keyof Scene)[];
const isModelField = (field: string): field is keyof ModelChoice => Object.hasOwn(DEFAULTS, field);

export function writeHash(scene: Scene): string {
  const params = new URLSearchParams();
  const said = differences(scene, scene.task);
  const write = <K extends keyof Scene>(name: K): void => {
    if (isModelField(name) && !Object.hasOwn(said, name)) return;
    // A worked example opens with its vectors: that there are none has to be said.
    const nothing = name === "interventions" && isWorked(scene.task) ? "[]" : null;
    const text = CODEC[name].write(scene[name]) ?? nothing;
    if (text !== null) params.set(CODEC[name].key, text);
  };
  FIELDS.forEach(write);
  return `#${params.toString()}`;
}

export interface ReadLink {
  /** Only the fields that the link says and says well. */
  readonly fields: Partial<Scene>;
  /** One for every field that was not understood. */
  readonly problems: readonly Problem[];
}

export function readHash(hash: string, openings: readonly Opening[]): ReadLink {
  const params = new URLSearchParams(hash.replace(/^#/, ""));
  const fields: { -readonly [K in keyof Scene]?: Scene[K] } = {};
  const problems: Problem[] = [];
  const read = <K extends keyof Scene>(name: K, text: string): void => {
    const { key, read: parse, unknown } = CODEC[name];
    const value = parse(text, openings);
    for (const part of unknown?.(text) ?? []) problems.push({ code: "link-field", field: key, value: part });
    if (value === undefined) problems.push({ code: "link-field", field: key, value: text });
    else fields[name] = value;
  };
  for (const [key, text] of new Map(params)) {
    const name = FIELDS.find((field) => CODEC[field].key === key);
    if (name) read(name, text);
    else problems.push({ code: "link-field", field: key, value: text });
  }
  return { fields, problems };
}

const NULLABLE: readonly string[] = [
  "row",
  "score",
  "window",
  "notation",
  "updates",
] satisfies (keyof Scene)[];

/** The same for fields that come as values, from a script: each must be one that a link could say. */
export function readFields(
  values: Readonly<Record<string, unknown>>,
  openings: readonly Opening[],
): ReadLink {
  const params = new URLSearchParams();
  const nothing: { -readonly [K in keyof Scene]?: Scene[K] } = {};
  for (const [name, value] of Object.entries(values)) {
    const field = FIELDS.find((candidate) => candidate === name);
    if (value === undefined) continue;
    if (value === null && NULLABLE.includes(name)) nothing[name as "row"] = null;
    else params.set(field ? CODEC[field].key : name, textOf(value, field));
  }
  const { fields, problems } = readHash(params.toString(), openings);
  return { fields: { ...nothing, ...fields }, problems };
}

function textOf(value: unknown, field: keyof Scene | undefined): string {
  const isSwitch =
    field === "flip" ||
    field === "present" ||
    (field && isModelField(field) && typeof DEFAULTS[field] === "boolean");
  if (isSwitch && typeof value === "boolean") return value ? "1" : "0";
  return field === "interventions" ? JSON.stringify(value) : String(value);
}

/** What is said of the model, and nothing else. */
export function modelFields(fields: Partial<Scene>): Partial<ModelChoice> {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => isModelField(field)));
}

/** Throws ProblemError where a choice is none although each of its parts is possible. */
export function checkChoice(choice: ModelChoice): void {
  const reason = clash(choice);
  if (reason === "odd-units")
    throw new ProblemError({
      code: "option-value",
      option: "units",
      value: String(choice.units),
      expected: "2, 4, 6 …",
    });
  if (reason) throw new ProblemError({ code: "architecture-refused", reason });
}

/**
 * Everything that a link says of the model, what it leaves out being the task's default. A link whose parts do not go
 * together says nothing of the model, with the reason.
 */
export function settleLink(link: ReadLink, currentTask: string): ReadLink {
  const defaults = defaultsOf(link.fields.task ?? currentTask);
  const choice = change(defaults, modelFields(link.fields));
  try {
    checkChoice(choice);
    return { ...link, fields: { ...link.fields, ...choice } };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { fields: { ...link.fields, ...defaults }, problems: [...link.problems, error.problem] };
  }
}

/** The opening scene with what the link says put over it; a task named alone brings its own sentence and model. */
export function sceneFrom(fields: Partial<Scene>, openings: readonly Opening[], opening: Scene): Scene {
  const own = openings.find((candidate) => candidate.task === fields.task);
  const choice = change(defaultsOf(fields.task ?? opening.task), modelFields(fields));
  return { ...opening, ...(own ? { sentence: own.sentence } : {}), ...fields, ...choice };
}
