/** The softmax once more: over all scores, or over those inside a window, with its Gaussian. */
import type { Trace } from "../trace/trace";
import { at, type Pair, softmax } from "./check";
import { distanceFrom, isInside, windowOf } from "./localWindow";
import { dot, parameterRows, times } from "./products";

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Where the window stands, the shares inside it, and the weights. */
export function softmaxAgain(trace: Trace, row: number): Pair[] {
  const scores = at(trace, "scores", row);
  const local = windowOf(trace, row);
  if (!local) return [[at(trace, "weights", row), softmax(scores)]];
  const inside = trace.source.tokens.map((_, j) => isInside(local, j));
  const shares = softmax(scores.filter((_, j) => inside[j]));
  const aligned = inside.map((isIn) => (isIn ? (shares.shift() ?? 0) : 0));
  const { gaussian } = trace.model;
  return [
    ...centreAgain(trace, row),
    [local.aligned, aligned],
    [
      at(trace, "weights", row),
      aligned.map((share, j) => (gaussian ? share * bell(distanceFrom(local, j), local.radius) : share)),
    ],
  ];
}

/** The Gaussian of deviation D/2 around the window's centre. */
export function bell(distance: number, radius: number): number {
  return Math.exp(-(distance ** 2) / (2 * (radius / 2) ** 2));
}

function centreAgain(trace: Trace, row: number): Pair[] {
  const centre = at(trace, "position", row);
  const length = trace.source.tokens.length;
  if (trace.model.window === "local-m") return [[centre, [Math.min(row + 1, length)]]];
  const map = parameterRows(trace, "attention.W_p");
  const sum = trace.parameters?.["attention.v_p"];
  if (!map || !sum) return [];
  const hidden = times(map, at(trace, "query", row)).map(Math.tanh);
  return [[centre, [length * sigmoid(dot(sum.data, hidden))]]];
}
