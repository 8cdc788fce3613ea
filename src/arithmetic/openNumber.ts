/**
 * Every number opens to its arithmetic: a name and indices to the equation that makes it, its operands, each of which
 * opens in turn, and the result in float64 of exactly those operands. The only other arithmetic of its kind in the
 * product, and only ever compared with the trace, never shown instead of it.
 */
import type { TensorName } from "../trace/tensors";
import type { Trace } from "../trace/trace";
import { GATES, STATES } from "./cell";
import { EMBED } from "./embed";
import type { Definition, Equation, Hand } from "./equation";
import { evaluate, type Ref } from "./expression";
import { HAND_OVER } from "./handOver";
import { JOIN } from "./join";
import { storedOf, TOKEN_IDS, valueAt } from "./lines";
import { OUTPUT } from "./output";
import { KEYS, SCORE } from "./score";
import { SOFTMAX } from "./softmax";
import { WEIGHTED_SUM } from "./weightedSum";
import { WINDOW, WINDOW_LAYER } from "./windowCentre";

/** Numbers between two tensors, which no trace holds: they are computed here and compared with nothing. */
export type DerivedName = typeof KEYS | typeof WINDOW_LAYER;

/** One definition for every tensor that a trace may hold. */
export const DEFINITIONS: Readonly<Record<TensorName | DerivedName, Definition>> = {
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
      }
    | { readonly kind: "derived"; readonly value: number; readonly equation: Equation }
    | { readonly kind: "by-hand"; readonly value: number; readonly why: Hand }
    /** Nothing made it: it was learned, or it is a word. */
    | { readonly kind: "parameter" | "word"; readonly value: number }
  );

const isDefined = (name: string): name is TensorName | DerivedName => Object.hasOwn(DEFINITIONS, name);
const isDerived = (name: string): name is DerivedName => name === KEYS || name === WINDOW_LAYER;

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
  return { ...opened, kind: "computed", equation: definition, again: resultOf(definition) };
}

function openDerived(trace: Trace, name: DerivedName, ref: Ref): Opening {
  const { units } = trace.model;
  const rows = (name === KEYS ? trace.source : trace.output).tokens.length;
  const [row = -1, unit = -1] = ref.at;
  const isThere = ref.at.length === 2 && row < rows && unit < units && belongs(trace, name);
  if (!isThere) throw new RangeError(`there is no ${name}[${ref.at.join(", ")}]`);
  const equation = DEFINITIONS[name](trace, ref.at);
  if ("byHand" in equation) throw new RangeError(`${name} cannot be changed`);
  return { ref, shape: [rows, units], kind: "derived", value: resultOf(equation), equation };
}

const belongs = ({ model }: Trace, name: DerivedName): boolean =>
  name === KEYS ? model.score === "general" : model.window === "local-p";

/** In the way in which the model computes it. */
export function resultOf({ forms }: Equation): number {
  return evaluate(forms.at(-1) ?? forms[0]);
}
