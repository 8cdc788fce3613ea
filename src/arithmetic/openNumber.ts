/**
 * Every number opens to its arithmetic: a name and indices to the equation that makes it, its operands, each of which
 * opens in turn, and the result in float64 of exactly those operands. The only other arithmetic of its kind in the
 * product, and only ever compared with the trace, never shown instead of it.
 */
import type { TensorName } from "../trace/tensors";
import type { Trace } from "../trace/trace";
import { type Axis, BETWEEN, BETWEEN_AXES } from "./between";
import { GATES, STATES } from "./cell";
import { EMBED } from "./embed";
import type { Definition, Equation, Hand } from "./equation";
import { evaluate, magnitude, type Ref } from "./expression";
import { HAND_OVER } from "./handOver";
import { JOIN } from "./join";
import { storedOf, TOKEN_IDS, valueAt } from "./lines";
import { COVERAGE, ENTROPY, MARGINS } from "./margins";
import { OUTPUT } from "./output";
import { MADE, MADE_AXES, PROBED, type ProbedName } from "./probed";
import { KEYS, SCORE } from "./score";
import { SOFTMAX } from "./softmax";
import { WEIGHTED_SUM } from "./weightedSum";
import { WINDOW, WINDOW_LAYER } from "./windowCentre";

/** The axes of numbers between two tensors, which no trace holds; null where this one has no use for them. */
const DERIVED_AXES = {
  [KEYS]: ({ model }) => (model.score === "general" ? ["source", "units"] : null),
  [WINDOW_LAYER]: ({ model }) => (model.window === "local-p" ? ["target", "units"] : null),
  [ENTROPY]: ({ tensors }) => (tensors.weights ? ["target"] : null),
  [COVERAGE]: ({ tensors }) => (tensors.weights ? ["source"] : null),
  ...MADE_AXES,
  ...BETWEEN_AXES,
} as const satisfies Readonly<Record<string, (trace: Trace) => readonly Axis[] | null>>;

/** They are computed here and compared with nothing. */
export type DerivedName = keyof typeof DERIVED_AXES;

/** One definition for every tensor that a trace may hold. */
export const DEFINITIONS: Readonly<Record<TensorName | DerivedName | ProbedName, Definition>> = {
  ...EMBED,
  ...GATES,
  ...STATES,
  ...HAND_OVER,
  ...SCORE,
  ...WINDOW,
  ...SOFTMAX,
  ...WEIGHTED_SUM,
  ...JOIN,
  ...OUTPUT,
  ...MARGINS,
  ...PROBED,
  ...MADE,
  ...BETWEEN,
};

interface Opened {
  readonly ref: Ref;
  readonly shape: readonly number[];
}

export type Opening = Opened &
  (
    | {
        readonly kind: "computed";
        readonly value: number;
        readonly equation: Equation;
        /** The same in float64 from the operands. */
        readonly again: number;
        /** What a difference of the two is measured by. */
        readonly scale: number;
      }
    | { readonly kind: "derived"; readonly value: number; readonly equation: Equation }
    | { readonly kind: "by-hand"; readonly value: number; readonly why: Hand }
    /** It came back through everything behind it. */
    | { readonly kind: "backpropagated"; readonly value: number }
    /** Nothing made it: it was learned, or it is a word. */
    | { readonly kind: "parameter" | "word"; readonly value: number }
  );

const isDefined = (name: string): name is keyof typeof DEFINITIONS => Object.hasOwn(DEFINITIONS, name);
const isDerived = (name: string): name is DerivedName => Object.hasOwn(DERIVED_AXES, name);

/** Throws RangeError for what this trace does not hold: the number itself, or an operand. */
export function openNumber(trace: Trace, ref: Ref): Opening {
  const { name, at } = ref;
  if (isDerived(name)) return openDerived(trace, name, ref);
  const value = valueAt(trace, ref);
  const { shape } = storedOf(trace, name);
  const opened = { ref, shape, value };
  if ((TOKEN_IDS as readonly string[]).includes(name)) return { ...opened, kind: "word" };
  if (!isDefined(name)) return { ...opened, kind: "parameter" };
  const definition = DEFINITIONS[name](trace, at);
  if ("byHand" in definition) return { ...opened, kind: "by-hand", why: definition.byHand };
  if ("backpropagated" in definition) return { ...opened, kind: "backpropagated" };
  // Gradients are small without being exact: theirs is the size of what they are the sum of.
  const isGradient = name.startsWith("gradient.");
  const again = resultOf(definition);
  const scale = isGradient ? Math.max(LEAST, magnitude(definition.forms[0])) : Math.max(1, Math.abs(again));
  return { ...opened, kind: "computed", equation: definition, again, scale };
}

/** Whether the model's number is that of its arithmetic. */
export const agrees = (
  { value, again, scale }: Extract<Opening, { kind: "computed" }>,
  tolerance: number,
): boolean => value === again || Math.abs(value - again) <= tolerance * scale;

/** Where float32 has no digits left. */
const LEAST = 1e-30;

function openDerived(trace: Trace, name: DerivedName, ref: Ref): Opening {
  const shape = shapeOfDerived(trace, name);
  const isThere = shape?.length === ref.at.length && ref.at.every((index, k) => index < (shape[k] ?? 0));
  if (!shape || !isThere) throw new RangeError(`there is no ${name}[${ref.at.join(", ")}]`);
  const equation = DEFINITIONS[name](trace, ref.at);
  if (!("forms" in equation)) throw new RangeError(`${name} has no equation`);
  return { ref, shape, kind: "derived", value: resultOf(equation), equation };
}

/** Null for what is none, and where this trace has none of it. */
export const axesOfDerived = (trace: Trace, name: string): readonly Axis[] | null =>
  isDerived(name) ? DERIVED_AXES[name](trace) : null;

function shapeOfDerived(trace: Trace, name: DerivedName): readonly number[] | undefined {
  const { units, bidirectional, targetVocabulary } = trace.model;
  const sizes: Readonly<Record<Axis, number>> = {
    source: trace.source.tokens.length,
    target: trace.output.tokens.length,
    units,
    readerUnits: bidirectional ? units / 2 : units,
    vocab: targetVocabulary.length,
  };
  return axesOfDerived(trace, name)?.map((axis) => sizes[axis]);
}

export const DERIVED_NAMES = Object.keys(DERIVED_AXES) as readonly DerivedName[];

/** Those that this trace has, with their shapes. */
export const derivedOf = (trace: Trace): readonly { name: DerivedName; shape: readonly number[] }[] =>
  DERIVED_NAMES.flatMap((name) => {
    const shape = shapeOfDerived(trace, name);
    return shape ? [{ name, shape }] : [];
  });

/** In the way in which the model computes it. */
export function resultOf({ forms }: Equation): number {
  return evaluate(forms.at(-1) ?? forms[0]);
}
