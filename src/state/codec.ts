/** Scene to URL hash and back: one table, one row a field. */
import { isLanguage } from "../lib/language";
import type { Problem } from "../lib/problem";
import { SEED_LIMIT } from "../lib/seed";
import { isStepId } from "../trace/steps";
import type { Opening, Scene } from "./scene";

interface Field<T> {
  /** Its name in the link. */
  readonly key: string;
  /** Null leaves the field out of the link. */
  readonly write: (value: T) => string | null;
  /** Undefined when the text is not a value of this field. */
  readonly read: (text: string, openings: readonly Opening[]) => T | undefined;
}

const LONGEST_SENTENCE = 400;

function integer(text: string, largest: number): number | undefined {
  if (!/^\d{1,10}$/.test(text)) return undefined;
  const value = Number(text);
  return value <= largest ? value : undefined;
}

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
  flip: {
    key: "flip",
    write: (flip) => (flip ? "1" : null),
    read: (text) => (text === "1" ? true : text === "0" ? false : undefined),
  },
};

const FIELDS = Object.keys(CODEC) as (keyof Scene)[];

export function writeHash(scene: Scene): string {
  const params = new URLSearchParams();
  const write = <K extends keyof Scene>(name: K): void => {
    const text = CODEC[name].write(scene[name]);
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
    const value = CODEC[name].read(text, openings);
    if (value === undefined) problems.push({ code: "link-field", field: CODEC[name].key, value: text });
    else fields[name] = value;
  };
  for (const [key, text] of new Map(params)) {
    const name = FIELDS.find((field) => CODEC[field].key === key);
    if (name) read(name, text);
    else problems.push({ code: "link-field", field: key, value: text });
  }
  return { fields, problems };
}

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
    if (name === "row" && value === null) nothing.row = null;
    else if (name === "flip" && typeof value === "boolean") params.set("flip", value ? "1" : "0");
    else params.set(field ? CODEC[field].key : name, String(value));
  }
  const { fields, problems } = readHash(params.toString(), openings);
  return { fields: { ...nothing, ...fields }, problems };
}

/** The opening scene with what the link says put over it; a task named alone brings its own sentence. */
export function sceneFrom(fields: Partial<Scene>, openings: readonly Opening[], opening: Scene): Scene {
  const own = openings.find((candidate) => candidate.task === fields.task);
  return { ...opening, ...own, ...fields };
}
