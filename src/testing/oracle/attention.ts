/**
 * Scores, windows, weights and context. Luong 2015, sections 3.1 and 3.2 (dot, general, location, local-m, local-p and
 * the Gaussian); Bahdanau 2015, appendix A.1.2, for concat in its additive form; Vaswani 2017 for scaled-dot.
 */
import { scoresAfter, valuesAfter, weightsAfter } from "./interventions";
import { add, at, dot, sigmoid, softmax, times } from "./numbers";
import type { ReadParameter } from "./parameters";
import type { Numbers, OracleModel } from "./types";

export interface Attended {
  /** Of concat: the tanh vector of every source position. */
  readonly energy: readonly (readonly number[])[] | null;
  readonly scores: readonly number[];
  /** Of a local window: its centre, counted from 1, and the weights before the Gaussian. */
  readonly position: number | null;
  readonly aligned: readonly number[] | null;
  readonly weights: readonly number[];
  readonly weighted: readonly (readonly number[])[];
  readonly context: readonly number[];
}

/** The attention of output row t, from 0, whose query is given. */
export type Attend = (query: readonly number[], t: number) => Attended;

type Scored = Pick<Attended, "energy" | "scores">;

export function createAttention(model: OracleModel, read: ReadParameter, states: readonly Numbers[]): Attend {
  const { config, interventions = [] } = model;
  const score = createScore(model, read, states);
  const values = valuesAfter(interventions, states);
  const length = states.length;

  const centre = (query: readonly number[], t: number): number | null => {
    if (config.window === "local-m") return Math.min(t + 1, length);
    if (config.window !== "local-p") return null;
    const hidden = times(read("attention.W_p"), query).map(Math.tanh);
    return length * sigmoid(dot(read("attention.v_p"), hidden));
  };

  return (query, t) => {
    const { energy, scores: raw } = score(query);
    const scores = scoresAfter(interventions, t, [...raw]);
    const position = centre(query, t);
    let aligned: number[] | null = null;
    let weights: number[];
    if (position === null) {
      weights = softmax(scores);
    } else {
      aligned = softmax(scores, (j) => Math.abs(j + 1 - position) <= config.radius);
      const deviation = config.radius / 2;
      weights = aligned.map((a, j) =>
        config.gaussian ? a * Math.exp(-((j + 1 - position) ** 2) / (2 * deviation ** 2)) : a,
      );
    }
    weights = weightsAfter(model, t, weights);
    const weighted = values.map((value, j) => Array.from(value, (v) => at(weights, j) * v));
    const context = query.map((_, u) => weighted.reduce((sum, row) => sum + at(row, u), 0));
    return { energy, scores, position, aligned, weights, weighted, context };
  };
}

function createScore(
  { config }: OracleModel,
  read: ReadParameter,
  states: readonly Numbers[],
): (query: readonly number[]) => Scored {
  const only = (scores: number[]): Scored => ({ energy: null, scores });
  switch (config.score) {
    case "dot":
      return (query) => only(states.map((h) => dot(query, h)));
    case "scaled-dot":
      return (query) => only(states.map((h) => dot(query, h) / Math.sqrt(config.units)));
    case "general": {
      const keys = states.map((h) => times(read("attention.W_a"), h));
      return (query) => only(keys.map((key) => dot(query, key)));
    }
    case "concat": {
      const keys = states.map((h) => times(read("attention.U_a"), h));
      return (query) => {
        const asked = times(read("attention.W_a"), query);
        const energy = keys.map((key) => add(asked, key).map(Math.tanh));
        return { energy, scores: energy.map((vector) => dot(read("attention.v_a"), vector)) };
      };
    }
    case "location": {
      if (states.length > config.maxSource) throw new Error("a source longer than the location score knows");
      return (query) => only(times(read("attention.W_a"), query).slice(0, states.length));
    }
    case "uniform":
      return () => only(states.map(() => 0));
    case null:
      throw new Error(`${config.wiring} has no attention`);
  }
}
