/** The oracle against numbers worked out by hand: it judges the model, so it is judged by nothing of the model. */
import { describe, expect, it } from "vitest";
import { createRandom } from "../lib/random";
import { directionalDerivative, largestError, oracleLoss, oracleTrace } from "./oracle";
import { type Attend, createAttention } from "./oracle/attention";
import { type CellState, type CellStep, createCell } from "./oracle/cells";
import { crossEntropy, softmax } from "./oracle/numbers";
import { parameterShapes } from "./oracle/parameters";
import type { Numbers, OracleConfig, OracleInput, OracleIntervention, Weights } from "./oracle/types";

const { tanh, atanh, exp, log } = Math;

const TINY: OracleConfig = {
  cell: "rnn",
  wiring: "luong",
  score: "dot",
  window: "global",
  gaussian: false,
  radius: 2,
  inputFeeding: false,
  units: 2,
  embed: 2,
  layers: 1,
  bidirectional: false,
  sourceVocab: 4,
  targetVocab: 3,
  maxSource: 5,
};
const WITHOUT = { score: null, window: null } as const;

/** All zero but for what is named. */
function weightsOf(config: OracleConfig, named: Record<string, number[]> = {}): Weights {
  const shapes = parameterShapes(config);
  for (const name of Object.keys(named)) expect(shapes.map(([known]) => known)).toContain(name);
  return Object.fromEntries(
    shapes.map(([name, shape]) => {
      const length = shape.reduce((product, size) => product * size, 1);
      const data = named[name] ?? new Array<number>(length).fill(0);
      expect(data, name).toHaveLength(length);
      return [name, { shape, data }];
    }),
  );
}

function randomWeights(config: OracleConfig, seed = 1): Weights {
  const random = createRandom(seed);
  return Object.fromEntries(
    parameterShapes(config).map(([name, shape]) => {
      const length = shape.reduce((product, size) => product * size, 1);
      return [name, { shape, data: Array.from({ length }, () => 2 * random.next() - 1) }];
    }),
  );
}

function input(more: Partial<OracleConfig> = {}, interventions: OracleIntervention[] = []): OracleInput {
  const config = { ...TINY, ...more };
  return {
    config,
    weights: randomWeights(config),
    sos: 1,
    sourceIds: [1, 3, 2],
    outputIds: [2, 0, 1],
    interventions,
  };
}

function expectClose(actual: Numbers | undefined, expected: readonly number[], digits = 12): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, i) => {
    expect(actual?.[i], `[${i}]`).toBeCloseTo(value, digits);
  });
}

const read =
  (named: Record<string, number[]>) =>
  (name: string): Numbers => {
    const found = named[name];
    if (!found) throw new Error(`no ${name}`);
    return found;
  };

describe("a softmax", () => {
  it("of 13, 9, 9 is .964663, .017668, .017668", () => {
    expectClose(softmax([13, 9, 9]), [0.964663, 0.017668, 0.017668], 6);
  });

  it("gives nothing to what is outside, and survives large numbers", () => {
    expectClose(
      softmax([1000, 5, 1000], (i) => i !== 2),
      [1, 0, 0],
    );
    expect(crossEntropy([1000, 0], 1)).toBe(1000);
  });
});

describe("a cell", () => {
  const step = (
    kind: OracleConfig["cell"],
    named: Record<string, number[]>,
    x: number[],
    before: CellState,
    use = (_gate: string, _unit: number, value: number): number => value,
  ): CellStep => {
    const full = Object.fromEntries(
      Object.entries(named).map(([name, data]) => [`encoder.rnn.${name}_l0`, data]),
    );
    return createCell(kind, read(full), "encoder", "l0", use)(x, before);
  };
  // Of logistic units: 3/4 and 1/4.
  const [most, few] = [log(3), -log(3)];

  it("of an RNN is the tanh of its two sums", () => {
    const named = { weight_ih: [2, 3], weight_hh: [-1], bias_ih: [0.25], bias_hh: [0.125] };
    const { hidden, gates } = step("rnn", named, [0.5, -0.25], { hidden: [0.5], cell: null });
    expectClose(gates.preactivation, [1 - 0.75 + 0.25 - 0.5 + 0.125]);
    expectClose(hidden, [tanh(0.125)]);
  });

  it("of a GRU applies reset after the product with the state", () => {
    const named = {
      weight_ih: [0, 0, 1],
      weight_hh: [0, 0, 1],
      bias_ih: [most, 0, 0],
      bias_hh: [0, few, 0.2],
    };
    const { hidden, gates } = step("gru", named, [0.1], { hidden: [0.2], cell: null });
    expectClose(gates.reset, [0.75]);
    expectClose(gates.update, [0.25]);
    expectClose(gates.candidate, [tanh(0.1 + 0.75 * (0.2 + 0.2))]);
    expectClose(hidden, [0.75 * tanh(0.4) + 0.25 * 0.2]);
  });

  it("of a GRU keeps its state with update 1 and forgets it with update 0", () => {
    const named = { weight_ih: [0, 0, 1], weight_hh: [0, 0, 0], bias_ih: [0, 0, 0], bias_hh: [0, 0, 0] };
    const before = { hidden: [0.625], cell: null };
    const set = (to: number) => (gate: string, _unit: number, value: number) =>
      gate === "update" ? to : value;
    expect(step("gru", named, [7], before, set(1)).hidden).toEqual([0.625]);
    expectClose(step("gru", named, [0.5], before, set(0)).hidden, [tanh(0.5)]);
  });

  it("of an LSTM with zero weights keeps of its cell what the forget bias lets it", () => {
    const zero = [0, 0, 0, 0];
    const named = { weight_ih: zero, weight_hh: zero, bias_ih: zero, bias_hh: [0, 1, 0, 0] };
    const { hidden, cell } = step("lstm", named, [5], { hidden: [0.3], cell: [2] });
    expectClose(cell ?? [], [2 * 0.7310585786300049]);
    expectClose(hidden, [0.5 * tanh(2 * 0.7310585786300049)]);
  });

  it("of an LSTM has its blocks in the order input, forget, candidate, output", () => {
    const zero = [0, 0, 0, 0];
    const named = { weight_ih: zero, weight_hh: zero, bias_ih: [most, 0, atanh(0.5), few], bias_hh: zero };
    const { hidden, cell, gates } = step("lstm", named, [5], { hidden: [0.3], cell: [4] });
    expectClose(
      [gates.input, gates.forget, gates.candidate, gates.output].flatMap((g) => [...(g ?? [])]),
      [0.75, 0.5, 0.5, 0.25],
    );
    expectClose(cell ?? [], [0.5 * 4 + 0.75 * 0.5]);
    expectClose(hidden, [0.25 * tanh(2.375)]);
  });
});

describe("attention", () => {
  const attention = (
    more: Partial<OracleConfig>,
    named: Record<string, number[]>,
    states: number[][],
    interventions: OracleIntervention[] = [],
  ): Attend =>
    createAttention(
      { config: { ...TINY, ...more }, weights: {}, sos: 1, interventions },
      read(Object.fromEntries(Object.entries(named).map(([name, data]) => [`attention.${name}`, data]))),
      states,
    );
  const query = [2, 1];
  const two = [
    [3, 5],
    [-1, 4],
  ];

  it("scores by dot, scaled dot and general", () => {
    expectClose(attention({ score: "dot" }, {}, two)(query, 0).scores, [11, 2]);
    expectClose(attention({ score: "scaled-dot" }, {}, two)(query, 0).scores, [11 / 2 ** 0.5, 2 / 2 ** 0.5]);
    // Only the query's first and the state's second number meet: the transpose would give 1·3 and 1·(−1).
    expectClose(attention({ score: "general" }, { W_a: [0, 1, 0, 0] }, two)(query, 0).scores, [10, 8]);
  });

  it("scores by concat, W_a on the query and U_a on the states", () => {
    const named = { W_a: [0, 1, 0, 0], U_a: [0, 0, 1, 0], v_a: [10, 100] };
    const { energy, scores } = attention({ score: "concat" }, named, two)(query, 0);
    expectClose(energy?.flat(), [tanh(1), tanh(3), tanh(1), tanh(-1)]);
    expectClose(scores, [10 * tanh(1) + 100 * tanh(3), 10 * tanh(1) - 100 * tanh(1)]);
  });

  it("scores by location without the states", () => {
    const W_a = [1, 0, 0, 1, 1, 1, 9, 9, 9, 9];
    const states = [...two, [8, 8]];
    expectClose(attention({ score: "location" }, { W_a }, states)(query, 0).scores, [2, 1, 3]);
    expect(() => attention({ score: "location", maxSource: 2 }, { W_a }, states)).toThrow(/longer/);
  });

  it("is the mean of the states when uniform", () => {
    const { scores, weights, weighted, context } = attention({ score: "uniform" }, {}, two)(query, 0);
    expect(scores).toEqual([0, 0]);
    expect(weights).toEqual([0.5, 0.5]);
    expectClose(weighted.flat(), [1.5, 2.5, -0.5, 2]);
    expectClose(context, [1, 4.5]);
  });

  const many = (length: number): number[][] => Array.from({ length }, () => [1, 1]);

  it("looks along the diagonal with local-m, and stays at the last word", () => {
    const attend = attention({ score: "uniform", window: "local-m", radius: 1 }, {}, many(4));
    const [third, half] = [1 / 3, 1 / 2];
    expect([0, 1, 3, 9].map((t) => attend(query, t).position)).toEqual([1, 2, 4, 4]);
    expectClose(attend(query, 0).weights, [half, half, 0, 0]);
    expectClose(attend(query, 1).weights, [third, third, third, 0]);
    expectClose(attend(query, 9).weights, [0, 0, half, half]);
  });

  it("centres local-p where W_p and v_p say, under a Gaussian of half the radius that is not renormalised", () => {
    const local = { score: "uniform", window: "local-p", gaussian: true } as const;
    // 4 σ(ln 3) = 3. Only the query's second number is asked: tanh(1).
    const named = { W_p: [0, 1, 0, 0], v_p: [log(3) / tanh(1), 7] };
    const wide = attention({ ...local, radius: 3 }, named, many(4))(query, 0);
    expect(wide.position).toBeCloseTo(3, 12);
    expectClose(wide.aligned ?? [], [0.25, 0.25, 0.25, 0.25]);
    // The deviation is 1.5, twice its square 4.5.
    const near = exp(-1 / 4.5) / 4;
    expectClose(wide.weights, [exp(-4 / 4.5) / 4, near, 0.25, near]);

    const narrow = attention({ ...local, radius: 1 }, { W_p: [0, 0, 0, 0], v_p: [0, 0] }, many(5))(query, 0);
    expect(narrow.position).toBe(2.5);
    expectClose(narrow.aligned ?? [], [0, 0.5, 0.5, 0, 0]);
    expectClose(narrow.weights, [0, 0.5 * exp(-0.5), 0.5 * exp(-0.5), 0, 0]);
  });

  it("puts the Gaussian on local-m only when asked", () => {
    const attend = attention({ score: "uniform", window: "local-m", radius: 2, gaussian: true }, {}, many(3));
    expectClose(attend(query, 0).aligned ?? [], [1 / 3, 1 / 3, 1 / 3]);
    expectClose(attend(query, 0).weights, [1 / 3, exp(-0.5) / 3, exp(-2) / 3]);
  });
});

describe("an encoder", () => {
  const source = [1, 3, 2];
  const [a, b, c] = [0.1, 0.3, -0.2];
  const ONE = { embed: 1, units: 2, ...WITHOUT, wiring: "plain" } as const;
  const table = [0, a, c, b];

  it("reads in two directions and begins the decoder with both ends", () => {
    const config = { ...TINY, ...ONE, bidirectional: true };
    const weights = weightsOf(config, {
      "encoder.embedding.weight": table,
      "encoder.rnn.weight_ih_l0": [1],
      "encoder.rnn.weight_hh_l0": [1],
      "encoder.rnn.weight_ih_l0_reverse": [2],
      "encoder.rnn.weight_hh_l0_reverse": [3],
    });
    const forward = [tanh(a), tanh(b + tanh(a)), tanh(c + tanh(b + tanh(a)))];
    const third = tanh(2 * c);
    const second = tanh(2 * b + 3 * third);
    const first = tanh(2 * a + 3 * second);
    const trace = oracleTrace({ config, weights, sos: 1, sourceIds: source, outputIds: [0] });
    expectClose(trace.embedded, [a, b, c]);
    expectClose(trace.states, [forward[0], first, forward[1], second, forward[2], third].map(Number));
    expectClose(trace.initialState, [Number(forward[2]), first]);
    expectClose(trace["encoder.l0.reverse.preactivation"]?.slice(2), [2 * c]);

    const bahdanau = { ...config, wiring: "bahdanau", score: "uniform", window: "global" } as const;
    const bridged = weightsOf(bahdanau, {
      ...Object.fromEntries(
        Object.entries(weights)
          .filter(([name]) => name.startsWith("encoder."))
          .map(([name, { data }]) => [name, Array.from(data)]),
      ),
      "bridge.weight": [1, -2],
    });
    const other = oracleTrace({
      config: bahdanau,
      weights: bridged,
      sos: 1,
      sourceIds: source,
      outputIds: [0],
    });
    expectClose(other.initialState, [tanh(first), tanh(-2 * first)]);
  });

  it("hands the lower layer's states to the upper, and each layer's end to the decoder's layer", () => {
    const config = { ...TINY, ...ONE, layers: 2 } as const;
    const weights = weightsOf(config, {
      "encoder.embedding.weight": table,
      "encoder.rnn.weight_ih_l0": [1, 2],
      "encoder.rnn.weight_ih_l1": [0, 1, 1, 0],
      "decoder.rnn.weight_hh_l0": [1, 0, 0, 1],
      "decoder.rnn.weight_ih_l1": [1, 0, 0, 0],
      "decoder.rnn.weight_hh_l1": [0, 0, 0, 1],
      "output.weight": [1, 0, 0, 1, 1, 1],
      "output.bias": [0, 0, 10],
    });
    const trace = oracleTrace({ config, weights, sos: 1, sourceIds: source, outputIds: [0] });
    const lower = [tanh(c), tanh(2 * c)] as const;
    const upper = [tanh(lower[1]), tanh(lower[0])] as const;
    expectClose(trace["encoder.l0.state"]?.slice(4), lower);
    expectClose(trace.states?.slice(4), upper);
    expectClose(trace["decoder.l0.initialState"], lower);
    expectClose(trace.initialState, upper);
    const below = [tanh(lower[0]), tanh(lower[1])] as const;
    const top = [tanh(below[0]), tanh(upper[1])] as const;
    expectClose(trace["decoder.l0.state"], below);
    expectClose(trace.decoderState, top);
    expectClose(trace.logits, [top[0], top[1], top[0] + top[1] + 10]);
  });

  it("carries an LSTM's cell over, through a linear bridge in Bahdanau's wiring", () => {
    const config = {
      ...TINY,
      ...ONE,
      cell: "lstm",
      wiring: "bahdanau",
      score: "uniform",
      window: "global",
    } as const;
    const weights = weightsOf(config, {
      "encoder.embedding.weight": table,
      "encoder.rnn.weight_ih_l0": [0, 0, 0, 0, 1, 1, 0, 0],
      "bridge.weight": [1, 0, 0, 0],
      "bridge.cell.weight": [0, 0, 5, 5],
    });
    const trace = oracleTrace({ config, weights, sos: 1, sourceIds: [1], outputIds: [0] });
    const cell = 0.5 * tanh(a);
    expectClose(trace.cellStates, [cell, cell]);
    expectClose(trace.initialState, [tanh(0.5 * tanh(cell)), 0]);
    expectClose(trace.initialCellState, [0, 10 * cell]);
    expectClose(trace.decoderCellState, [0, 5 * cell]);
  });
});

describe("a wiring", () => {
  it("of Bahdanau asks with the state before, then makes the state from word and context", () => {
    const config = { ...TINY, wiring: "bahdanau", score: "concat", sourceVocab: 2 } as const;
    const weights = weightsOf(config, {
      // The states are (.5, 0) and (0, .5).
      "encoder.embedding.weight": [atanh(0.5), 0, 0, atanh(0.5)],
      "encoder.rnn.weight_ih_l0": [1, 0, 0, 1],
      // (0, .5) becomes (.6, 0).
      "bridge.weight": [0, 2 * atanh(0.6), 0, 0],
      "decoder.embedding.weight": [0, 0, 0.1, 0.2, 0, 0],
      "decoder.rnn.weight_ih_l0": [1, 0, 1, 0, 0, 1, 0, 1],
      "decoder.rnn.weight_hh_l0": [1, 0, 0, 0],
      // The energies are (.2, 0) and (.2, .4), the second score larger by log 3: weights 1/4 and 3/4.
      "attention.W_a": [atanh(0.2) / 0.6, 0, 0, 0],
      "attention.U_a": [0, 0, 0, 2 * atanh(0.4)],
      "attention.v_a": [1, log(3) / 0.4],
      "output.weight": [1, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0],
      "output.bias": [0, 0, 0.5],
    });
    const trace = oracleTrace({ config, weights, sos: 1, sourceIds: [0, 1], outputIds: [2], targetIds: [2] });
    expectClose(trace.states, [0.5, 0, 0, 0.5]);
    expectClose(trace.initialState, [0.6, 0]);
    expectClose(trace.query, [0.6, 0]);
    expectClose(trace.energy, [0.2, 0, 0.2, 0.4]);
    expectClose(trace.scores, [0.2, 0.2 + log(3)]);
    expectClose(trace.weights, [0.25, 0.75]);
    expectClose(trace.weighted, [0.125, 0, 0, 0.375]);
    expectClose(trace.context, [0.125, 0.375]);
    expectClose(trace.combined, [0.1, 0.2, 0.125, 0.375]);
    const state = [tanh(0.1 + 0.125 + 0.6), tanh(0.2 + 0.375)] as const;
    expectClose(trace.decoderState, state);
    expectClose(trace.features, [...state, 0.125, 0.375, 0.1, 0.2]);
    const logits = [state[0] + 0.225, state[1] + 0.575, 0.5] as const;
    expectClose(trace.logits, logits);
    const total = exp(logits[0]) + exp(logits[1]) + exp(logits[2]);
    expectClose(
      trace.probabilities,
      logits.map((l) => exp(l) / total),
    );
    expectClose(trace.loss, [log(total) - 0.5]);
  });

  it("of Luong asks with the new state and joins the context before it", () => {
    const config = { ...TINY, sourceVocab: 2 };
    const weights = weightsOf(config, {
      "encoder.embedding.weight": [atanh(0.5), 0, 0, atanh(0.5)],
      "encoder.rnn.weight_ih_l0": [1, 0, 0, 1],
      "decoder.embedding.weight": [0, 0, 0, atanh(0.25), 0, 0],
      "decoder.rnn.weight_ih_l0": [1, 0, 0, 1],
      "combine.weight": [1, 0, 0, 0, 0, 0, 0, 1],
      "output.weight": [1, 0, 0, 1, 0, 0],
    });
    const trace = oracleTrace({ config, weights, sos: 1, sourceIds: [0, 1], outputIds: [2] });
    expectClose(trace.query, [0, 0.25]);
    expectClose(trace.scores, [0, 0.125]);
    const second = 1 / (1 + exp(-0.125));
    expectClose(trace.weights, [1 - second, second]);
    expectClose(trace.combined, [0.5 * (1 - second), 0.5 * second, 0, 0.25]);
    expectClose(trace.logits, [tanh(0.5 * (1 - second)), tanh(0.25), 0]);
  });

  it("of Luong with input feeding reads its last attentional vector, first zeros, after the word", () => {
    const { fed = [], attentional = [], ...trace } = oracleTrace(input({ inputFeeding: true }));
    expect(fed).toEqual([0, 0, ...attentional.slice(0, 4)]);
    const { weights } = input({ inputFeeding: true });
    const ih = weights["decoder.rnn.weight_ih_l0"]?.data ?? [];
    const hh = weights["decoder.rnn.weight_hh_l0"]?.data ?? [];
    const sum = (matrix: Numbers, x: number[]): number =>
      x.reduce((total, value, i) => total + value * Number(matrix[i]), 0);
    const x = [...(trace.decoderEmbedded ?? []).slice(2, 4), ...fed.slice(2, 4)];
    const biases = ["decoder.rnn.bias_ih_l0", "decoder.rnn.bias_hh_l0"].map((n) =>
      Number(weights[n]?.data[0]),
    );
    expect(trace["decoder.l0.preactivation"]?.[2]).toBeCloseTo(
      sum(ih, x) + sum(hh, (trace.decoderState ?? []).slice(0, 2)) + Number(biases[0]) + Number(biases[1]),
      12,
    );
  });

  it("without attention has the same context in every row, or none", () => {
    const context = oracleTrace(input({ ...WITHOUT, wiring: "plain-context", bidirectional: true }));
    const initial = context.initialState ?? [];
    expect(context.context).toEqual([...initial, ...initial, ...initial]);
    const embedded = context.decoderEmbedded ?? [];
    expect(context.combined?.slice(4, 8)).toEqual([...embedded.slice(2, 4), ...initial]);
    expect(oracleTrace(input({ ...WITHOUT, wiring: "plain" })).context).toBeUndefined();
  });
});

describe("a trace", () => {
  const SIZES = { units: 4, embed: 3, sourceVocab: 5, targetVocab: 6 } as const;

  function* configurations(): Generator<OracleConfig> {
    const kinds: Partial<OracleConfig>[] = [
      { ...WITHOUT, wiring: "plain" },
      { ...WITHOUT, wiring: "plain-context" },
    ];
    for (const score of ["dot", "scaled-dot", "general", "concat", "location", "uniform"] as const)
      for (const [window, gaussian] of [
        ["global", false],
        ["local-m", false],
        ["local-m", true],
        ["local-p", true],
      ] as const)
        for (const [wiring, inputFeeding] of [
          ["luong", false],
          ["luong", true],
          ["bahdanau", false],
        ] as const)
          kinds.push({ score, window, gaussian, wiring, inputFeeding });
    for (const cell of ["rnn", "gru", "lstm"] as const)
      for (const layers of [1, 2] as const)
        for (const bidirectional of [false, true])
          for (const kind of kinds) yield { ...TINY, ...SIZES, cell, layers, bidirectional, ...kind };
  }

  /** The names and how many numbers each has, for N source words and T rows. */
  function expectedSizes(config: OracleConfig, N: number, T: number): Record<string, number> {
    const { units: H, embed: E, targetVocab: V, cell, wiring, score, window, bidirectional } = config;
    const h = bidirectional ? H / 2 : H;
    const [two, lstm, local] = [config.layers === 2, cell === "lstm", window?.startsWith("local")];
    const attends = score !== null;
    const gates = {
      rnn: ["preactivation"],
      gru: ["reset", "update", "candidate"],
      lstm: ["input", "forget", "candidate", "output"],
    }[cell];
    const sizes: Record<string, number | false | undefined> = {
      embedded: N * E,
      "encoder.l0.state": two && N * H,
      "encoder.l0.cellState": two && lstm && N * H,
      states: N * H,
      cellStates: lstm && N * H,
      initialState: H,
      initialCellState: lstm && H,
      "decoder.l0.initialState": two && H,
      "decoder.l0.initialCellState": two && lstm && H,
      decoderEmbedded: T * E,
      "decoder.l0.state": two && T * H,
      "decoder.l0.cellState": two && lstm && T * H,
      decoderState: T * H,
      decoderCellState: lstm && T * H,
      fed: config.inputFeeding && T * H,
      query: attends && T * H,
      energy: score === "concat" && T * N * H,
      scores: attends && T * N,
      position: local && T,
      aligned: local && T * N,
      weights: attends && T * N,
      weighted: attends && T * N * H,
      context: wiring !== "plain" && T * H,
      combined: wiring === "luong" ? T * 2 * H : wiring !== "plain" && T * (E + H),
      attentional: wiring === "luong" && T * H,
      features: wiring === "bahdanau" && T * (2 * H + E),
      logits: T * V,
      probabilities: T * V,
      loss: T,
    };
    for (const layer of two ? [0, 1] : [0])
      for (const gate of gates) {
        sizes[`encoder.l${layer}.${gate}`] = N * h;
        sizes[`encoder.l${layer}.reverse.${gate}`] = bidirectional && N * h;
        sizes[`decoder.l${layer}.${gate}`] = T * H;
      }
    return Object.fromEntries(Object.entries(sizes).flatMap(([name, size]) => (size ? [[name, size]] : [])));
  }

  it("has every tensor of its configuration, no other, and only finite numbers, in all 888", () => {
    let count = 0;
    for (const config of configurations()) {
      count++;
      const trace = oracleTrace({
        config,
        weights: randomWeights(config, count),
        sos: 1,
        sourceIds: [3, 4, 0, 2],
        outputIds: [5, 4, 0],
        targetIds: [5, 4, 0],
      });
      const sizes = Object.fromEntries(Object.entries(trace).map(([name, data]) => [name, data.length]));
      expect(sizes, JSON.stringify(config)).toEqual(expectedSizes(config, 4, 3));
      expect(Object.values(trace).flat().every(Number.isFinite), JSON.stringify(config)).toBe(true);
    }
    expect(count).toBe(888);
  });

  it("refuses a parameter that is missing or of another shape", () => {
    const { weights, ...rest } = input();
    const { "combine.weight": combine, ...without } = weights;
    expect(() => oracleTrace({ ...rest, weights: without })).toThrow("no parameter combine.weight");
    const turned = { ...weights, "combine.weight": { shape: [4, 2], data: combine?.data ?? [] } };
    expect(() => oracleTrace({ ...rest, weights: turned })).toThrow(/combine.weight is \[4,2\]/);
  });
});

describe("an intervention", () => {
  const run = (interventions: OracleIntervention[], more: Partial<OracleConfig> = {}) =>
    oracleTrace({
      ...input(more, interventions),
      permutation: (seed, row, length) => Array.from({ length }, (_, p) => (p + seed + row) % length),
      wordId: (word) => word.length,
    });
  const row = (values: number[] | undefined, t: number, width: number): number[] =>
    (values ?? []).slice(t * width, (t + 1) * width);
  const base = run([]);

  it("on the weights changes its rows, after the window, and the context with them", () => {
    const uniform = run([{ kind: "weights", row: 1, set: "uniform" }]);
    expectClose(row(uniform.weights, 1, 3), [1 / 3, 1 / 3, 1 / 3]);
    expect(row(uniform.weights, 0, 3)).toEqual(row(base.weights, 0, 3));
    const states = base.states ?? [];
    const mean = [0, 1].map((u) => [0, 1, 2].reduce((sum, j) => sum + Number(states[2 * j + u]) / 3, 0));
    expectClose(row(uniform.context, 1, 2), mean);

    const first = row(base.weights, 0, 3);
    const largest = first.indexOf(Math.max(...first));
    const hard = run([{ kind: "weights", row: "all", set: "hard" }]);
    expect(row(hard.weights, 0, 3)).toEqual(first.map((_, j) => (j === largest ? 1 : 0)));
    const dropped = run([{ kind: "weights", row: 0, set: "drop-largest" }]);
    const rest = 1 - Number(first[largest]);
    expectClose(
      row(dropped.weights, 0, 3),
      first.map((value, j) => (j === largest ? 0 : value / rest)),
    );
    const local = run([{ kind: "weights", row: "all", set: "uniform" }], { window: "local-m", radius: 1 });
    expectClose(row(local.weights, 0, 3), [1 / 3, 1 / 3, 1 / 3]);
    expect(row(local.aligned, 0, 3)[2]).toBe(0);
  });

  it("on the weights sets one word, given numbers, or another order of them", () => {
    const one = run([{ kind: "weights", row: 2, set: "one-hot", position: 1 }]);
    expect(row(one.weights, 2, 3)).toEqual([0, 1, 0]);
    expect(row(one.context, 2, 2)).toEqual(row(base.states, 1, 2));
    const given = run([{ kind: "weights", row: 0, set: "given", numbers: [0.5, 2, -1] }]);
    expect(row(given.weights, 0, 3)).toEqual([0.5, 2, -1]);
    // Row 0: new p takes old p + 1.
    const [a = 0, b = 0, c = 0] = row(base.weights, 0, 3);
    const permuted = run([{ kind: "weights", row: 0, set: "permute", seed: 1 }]);
    expect(row(permuted.weights, 0, 3)).toEqual([b, c, a]);
  });

  it("takes the first of equally large weights, and leaves nothing of a single word", () => {
    const equal = { score: "uniform" } as const;
    const hard = run([{ kind: "weights", row: "all", set: "hard" }], equal);
    expect(row(hard.weights, 0, 3)).toEqual([1, 0, 0]);
    const dropped = run([{ kind: "weights", row: "all", set: "drop-largest" }], equal);
    expectClose(row(dropped.weights, 0, 3), [0, 0.5, 0.5]);
    const alone: OracleInput = {
      ...input(equal, [{ kind: "weights", row: "all", set: "drop-largest" }]),
      sourceIds: [2],
    };
    expect(oracleTrace(alone).weights).toEqual([0, 0, 0]);
  });

  it("on the scores scales, shifts, then divides by the temperature", () => {
    const scores = row(base.scores, 1, 3).map((e) => (e * 3 + 1) / 2);
    const trace = run([{ kind: "scores", row: 1, scale: 3, shift: 1, temperature: 2 }]);
    expectClose(row(trace.scores, 1, 3), scores);
    expectClose(row(trace.weights, 1, 3), softmax(scores));
    expect(row(trace.weights, 0, 3)).toEqual(row(base.weights, 0, 3));
  });

  it("on a gate replaces it before its use, where it is named", () => {
    const gru = { cell: "gru" } as const;
    const kept = run([{ kind: "gate", side: "decoder", gate: "update", value: 1 }], gru);
    const initial = kept.initialState ?? [];
    expect(kept.decoderState).toEqual([...initial, ...initial, ...initial]);
    expect(kept["decoder.l0.update"]).toEqual([1, 1, 1, 1, 1, 1]);

    const both = { cell: "gru", bidirectional: true, layers: 2 } as const;
    const plain = run([], both);
    const named = { kind: "gate", side: "encoder", gate: "reset", value: 0.5 } as const;
    const reverse = run([{ ...named, direction: "backward" }], both);
    expect(reverse["encoder.l0.reverse.reset"]).toEqual([0.5, 0.5, 0.5]);
    expect(reverse["encoder.l0.reset"]).toEqual(plain["encoder.l0.reset"]);
    const all = run([{ ...named, layer: 1 }], both);
    expect(all["encoder.l1.reverse.reset"]).toEqual([0.5, 0.5, 0.5]);
    expect(all["encoder.l1.reset"]).toEqual([0.5, 0.5, 0.5]);
    expect(all["encoder.l0.reset"]).toEqual(plain["encoder.l0.reset"]);

    const unit = run([{ kind: "gate", side: "decoder", gate: "preactivation", value: 0, unit: 1 }]);
    expect([0, 1, 2].map((t) => unit.decoderState?.[2 * t + 1])).toEqual([0, 0, 0]);
    expect(unit.decoderState?.[0]).toBe(base.decoderState?.[0]);
  });

  it("on the source happens before it is read", () => {
    const { embedded = [] } = base;
    const swapped = run([{ kind: "swap-source", positions: [0, 1] }]);
    expect(swapped.embedded).toEqual([
      ...embedded.slice(2, 4),
      ...embedded.slice(0, 2),
      ...embedded.slice(4),
    ]);
    // The word of three letters is word 3 here, which stands at position 1.
    const put = run([{ kind: "source", position: 0, word: "abc" }]);
    expect(put.embedded?.slice(0, 2)).toEqual(embedded.slice(2, 4));
    expect(put.states?.slice(0, 2)).not.toEqual(base.states?.slice(0, 2));
  });

  it("on the values leaves the scores alone in its row", () => {
    const swapped = run([{ kind: "swap-values", positions: [0, 2] }]);
    expect(row(swapped.weights, 0, 3)).toEqual(row(base.weights, 0, 3));
    expect(swapped.states).toEqual(base.states);
    const [weight = 0] = base.weights ?? [];
    expectClose(
      swapped.weighted?.slice(0, 2),
      row(base.states, 2, 2).map((value) => weight * value),
    );
    const set = run([{ kind: "value", position: 0, numbers: [1, -1] }]);
    expectClose(set.weighted?.slice(0, 2), [weight, -weight]);
    expect(set.scores?.slice(0, 3)).toEqual(base.scores?.slice(0, 3));
  });

  it("on a parameter makes it zero", () => {
    const trace = run([{ kind: "parameter", name: "output.weight", set: "zero" }]);
    expect(trace.logits?.slice(0, 3)).toEqual(input().weights["output.bias"]?.data);
  });

  it("on the states replaces keys and values, and not where the decoder begins", () => {
    const numbers = [
      [1, 0],
      [0, 1],
      [2, 2],
    ];
    const trace = run([{ kind: "states", numbers }]);
    expect(trace.states).toEqual(numbers.flat());
    expect(trace.initialState).toEqual(base.initialState);
    const [q = 0, r = 0] = trace.query ?? [];
    expectClose(row(trace.scores, 0, 3), [q, r, 2 * q + 2 * r]);
  });

  it("on the query is Luong's new state, and Bahdanau's state before", () => {
    const luong = run([{ kind: "query", row: 1, numbers: [0.5, -0.5] }]);
    expect(row(luong.query, 1, 2)).toEqual([0.5, -0.5]);
    expect(row(luong.decoderState, 1, 2)).toEqual([0.5, -0.5]);
    expect(row(luong.combined, 1, 4).slice(2)).toEqual([0.5, -0.5]);
    expect(row(luong.decoderState, 2, 2)).not.toEqual(row(base.decoderState, 2, 2));

    const named = { wiring: "bahdanau", score: "general" } as const;
    const plain = run([], named);
    const first = run([{ kind: "query", row: 0, numbers: [0.5, -0.5] }], named);
    expect(row(first.query, 0, 2)).toEqual([0.5, -0.5]);
    expect(first.initialState).toEqual(plain.initialState);
    const { weights } = input(named);
    const hh = weights["decoder.rnn.weight_hh_l0"]?.data ?? [];
    const ih = weights["decoder.rnn.weight_ih_l0"]?.data ?? [];
    const biases = ["decoder.rnn.bias_ih_l0", "decoder.rnn.bias_hh_l0"].map((n) =>
      Number(weights[n]?.data[0]),
    );
    const fromInput = row(first.combined, 0, 4).reduce((sum, value, i) => sum + value * Number(ih[i]), 0);
    expect(first["decoder.l0.preactivation"]?.[0]).toBeCloseTo(
      fromInput + 0.5 * Number(hh[0]) - 0.5 * Number(hh[1]) + Number(biases[0]) + Number(biases[1]),
      12,
    );
  });

  it("on the output's words changes nothing: the words are given", () => {
    expect(run([{ kind: "token", row: 0, ban: "a" }])).toEqual(base);
    expect(run([{ kind: "token", row: 1, force: "a" }])).toEqual(base);
  });
});

describe("the loss", () => {
  const pairs = [
    { source: [1, 2], target: [0, 1, 2] },
    { source: [3, 1, 2], target: [2] },
  ];

  it("of a model of zeros is the logarithm of the vocabulary", () => {
    expect(oracleLoss({ config: TINY, weights: weightsOf(TINY), sos: 1 }, pairs)).toBeCloseTo(log(3), 12);
  });

  it("is the mean over all rows of what their traces say", () => {
    const { weights } = input();
    const losses = pairs.flatMap(
      ({ source, target }) =>
        oracleTrace({
          config: TINY,
          weights,
          sos: 1,
          sourceIds: source,
          outputIds: target,
          targetIds: target,
        }).loss ?? [],
    );
    expect(losses).toHaveLength(4);
    const mean = losses.reduce((sum, loss) => sum + loss, 0) / 4;
    expect(oracleLoss({ config: TINY, weights, sos: 1 }, pairs)).toBeCloseTo(mean, 12);
  });

  it("has the derivative by the output's bias that the softmax has: probability less target", () => {
    const { weights } = input();
    const model = { config: TINY, weights, sos: 1 };
    const before = JSON.stringify(weights);
    const by: number[] = [];
    for (const word of [0, 1, 2]) {
      let expected = 0;
      for (const { source, target } of pairs) {
        const { probabilities = [] } = oracleTrace({ ...model, sourceIds: source, outputIds: target });
        target.forEach((id, t) => {
          expected += (Number(probabilities[t * 3 + word]) - (id === word ? 1 : 0)) / 4;
        });
      }
      by.push(expected);
      const direction = [0, 1, 2].map((other) => Number(other === word));
      expect(directionalDerivative(model, pairs, "output.bias", direction)).toBeCloseTo(expected, 9);
    }
    const [first = 0, second = 0, third = 0] = by;
    const along = directionalDerivative(model, pairs, "output.bias", [0.5, -1, 0.25]);
    expect(along).toBeCloseTo(0.5 * first - second + 0.25 * third, 9);
    expect(JSON.stringify(weights)).toBe(before);
  });
});

describe("the largest error", () => {
  const tensor = (...data: number[]) => ({ shape: [data.length], data });

  it("is relative above 1 and names its tensor", () => {
    const { error, name } = largestError({ a: tensor(0.5, 101), b: tensor(0.25) }, { a: [0.5, 100], b: [0] });
    expect([error, name]).toEqual([0.25, "b"]);
    expect(largestError({ a: tensor(101) }, { a: [100] }).error).toBeCloseTo(0.01, 12);
  });

  it("is infinite for NaN, another length, and a tensor that only one of the two has", () => {
    const infinite = Number.POSITIVE_INFINITY;
    expect(largestError({ a: tensor(Number.NaN) }, { a: [1] }).error).toBe(infinite);
    expect(largestError({ a: tensor(1, 2) }, { a: [1] }).error).toBe(infinite);
    expect(largestError({ a: tensor(1) }, {}).error).toBe(infinite);
    expect(largestError({}, { a: [1] }).error).toBe(infinite);
  });
});
