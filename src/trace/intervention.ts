/**
 * What one may change in a translation to see what follows: a list of these is part of a scene, a trace, an
 * evaluation and `window.loom`, and runs through the same decoder step as everything else. Rows count output words
 * and positions count source words in the order in which the model reads them, both from 0.
 */
export type Row = number | "all";

export type Intervention =
  /** Other attention weights, in place of the model's (after window and Gaussian). */
  | { readonly kind: "weights"; readonly row: Row; readonly set: "uniform" | "drop-largest" | "hard" }
  | { readonly kind: "weights"; readonly row: Row; readonly set: "permute"; readonly seed: number }
  | { readonly kind: "weights"; readonly row: Row; readonly set: "one-hot"; readonly position: number }
  | {
      readonly kind: "weights";
      readonly row: Row;
      readonly set: "given";
      readonly numbers: readonly number[];
    }
  /** e' = (e · scale + shift) / temperature, before mask and softmax. */
  | {
      readonly kind: "scores";
      readonly row: Row;
      readonly scale?: number;
      readonly shift?: number;
      readonly temperature?: number;
    }
  /** A gate held at a value before it is used, at every position; what is left out means all of them. */
  | {
      readonly kind: "gate";
      readonly side: "encoder" | "decoder";
      readonly gate: string;
      readonly value: number;
      /** 0 when left out. */
      readonly layer?: number;
      readonly direction?: "forward" | "backward";
      readonly unit?: number;
    }
  | { readonly kind: "token"; readonly row: number; readonly force: string }
  | { readonly kind: "token"; readonly row: number; readonly ban: string }
  /** Another source word before anything is read. */
  | { readonly kind: "source"; readonly position: number; readonly word: string }
  | { readonly kind: "swap-source"; readonly positions: readonly [number, number] }
  /** Another vector to be summed; the scores keep the encoder's state. */
  | { readonly kind: "value"; readonly position: number; readonly numbers: readonly number[] }
  | { readonly kind: "swap-values"; readonly positions: readonly [number, number] }
  | { readonly kind: "parameter"; readonly name: string; readonly set: "zero" }
  /** All encoder states by hand, `[source][units]`. */
  | { readonly kind: "states"; readonly numbers: readonly (readonly number[])[] }
  /** The state that asks by hand: s_t after the cell in Luong's wiring, s_(t−1) before it in Bahdanau's. */
  | { readonly kind: "query"; readonly row: number; readonly numbers: readonly number[] };

type Fields = Readonly<Record<string, unknown>>;

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
const isRow = (value: unknown): value is Row => value === "all" || isCount(value);
const isNumbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length > 0 && value.every(isNumber);
const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
const isPair = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && value.every(isCount);
const isAbsent = (value: unknown): boolean => value === undefined;

/** Per kind: which fields it has and what each must be. */
const CHECKS: Readonly<
  Record<Intervention["kind"], Readonly<Record<string, (value: unknown, all: Fields) => boolean>>>
> = {
  weights: {
    row: isRow,
    set: (set) => ["uniform", "drop-largest", "hard", "permute", "one-hot", "given"].includes(String(set)),
    seed: (seed, { set }) => (set === "permute" ? isCount(seed) : isAbsent(seed)),
    position: (position, { set }) => (set === "one-hot" ? isCount(position) : isAbsent(position)),
    numbers: (numbers, { set }) => (set === "given" ? isNumbers(numbers) : isAbsent(numbers)),
  },
  scores: {
    row: isRow,
    scale: (scale) => isAbsent(scale) || isNumber(scale),
    shift: (shift) => isAbsent(shift) || isNumber(shift),
    temperature: (temperature) => isAbsent(temperature) || (isNumber(temperature) && temperature > 0),
  },
  gate: {
    side: (side) => side === "encoder" || side === "decoder",
    gate: isText,
    value: isNumber,
    layer: (layer) => isAbsent(layer) || layer === 0 || layer === 1,
    direction: (direction) => isAbsent(direction) || direction === "forward" || direction === "backward",
    unit: (unit) => isAbsent(unit) || isCount(unit),
  },
  token: {
    row: isCount,
    force: (force, { ban }) => (isAbsent(ban) ? isText(force) : isAbsent(force)),
    ban: (ban, { force }) => (isAbsent(force) ? isText(ban) : isAbsent(ban)),
  },
  source: { position: isCount, word: isText },
  "swap-source": { positions: isPair },
  value: { position: isCount, numbers: isNumbers },
  "swap-values": { positions: isPair },
  parameter: { name: isText, set: (set) => set === "zero" },
  states: { numbers: (numbers) => Array.isArray(numbers) && numbers.length > 0 && numbers.every(isNumbers) },
  query: { row: isCount, numbers: isNumbers },
};

/** Where a list of interventions is not one: the item, from 0, and the field to blame. */
export class InterventionError extends Error {
  readonly item: number;
  readonly field: string;
  constructor(item: number, field: string) {
    super(`intervention ${item}: the field "${field}" is missing or malformed`);
    this.name = "InterventionError";
    this.item = item;
    this.field = field;
  }
}

/** Checks a list from outside. Throws InterventionError naming the first item and field that is not as it should be. */
export function parseInterventions(json: unknown): readonly Intervention[] {
  if (!Array.isArray(json)) throw new InterventionError(0, "[]");
  json.forEach((value: unknown, item) => {
    if (typeof value !== "object" || value === null) throw new InterventionError(item, "kind");
    const fields = value as Fields;
    if (typeof fields.kind !== "string" || !Object.hasOwn(CHECKS, fields.kind))
      throw new InterventionError(item, "kind");
    const checks = CHECKS[fields.kind as Intervention["kind"]];
    for (const [field, check] of Object.entries(checks))
      if (!check(fields[field], fields)) throw new InterventionError(item, field);
    for (const field of Object.keys(fields))
      if (field !== "kind" && !Object.hasOwn(checks, field)) throw new InterventionError(item, field);
  });
  return json as readonly Intervention[];
}
