import { beforeAll, describe, expect, it } from "vitest";
import { createRandom, type Random } from "../lib/random";
import { useBackend } from "../testing/backend";
import { architectures, nameOf, recordedTrace } from "../testing/recorded";
import type { Intervention } from "../trace/intervention";
import { TENSOR_NAMES, type TensorName } from "../trace/tensors";
import { type Trace, tensorOf } from "../trace/trace";
import { compare } from "./check";
import { tensorsOfStep } from "./checkStep";
import { evaluate, operandsOf, type Ref, seriesOf } from "./expression";
import { DERIVED_NAMES, derivedOf, type Opening, openNumber, resultOf } from "./openNumber";
import { readChain, readRef, writeChain, writeRef } from "./ref";

const TOLERANCE = 1e-5;
const OPENINGS = 1000;

interface Recorded {
  readonly name: string;
  readonly trace: Trace;
}

/** Two sentences of every kind of model, fresh: along its own words, and along given ones with their loss. */
const recorded: Recorded[] = [];

beforeAll(async () => {
  await useBackend("cpu");
  for (const [i, architecture] of architectures().entries()) {
    const all = { allParameters: true, updates: 0, reverseSource: i % 3 === 0 };
    const name = nameOf(architecture);
    recorded.push({ name, trace: await recordedTrace(architecture, { ...all, text: "g a" }) });
    recorded.push({ name, trace: await recordedTrace(architecture, { ...all, forced: "C A G B" }) });
  }
}, 60_000);

function randomPlace(random: Random, shape: readonly number[]): number[] {
  return shape.map((size) => random.int(size));
}

const told = (name: string, ref: Ref): string => `${name}: ${writeRef(ref)}`;

/** What is wrong with an opened number; null where nothing is. */
function complaint(opening: Opening): string | null {
  if (opening.kind !== "computed" && opening.kind !== "derived") return null;
  for (const form of opening.equation.forms)
    for (const series of seriesOf(form)) {
      const terms = series.over.map((index) => evaluate(series.term(index)));
      const again = series.how === "sum" ? terms.reduce((sum, term) => sum + term, 0) : Math.max(...terms);
      if (Math.abs(again - series.value()) > 1e-9 * Math.max(1, Math.abs(again)))
        return `the terms give ${again}, not ${series.value()}`;
    }
  if (opening.kind === "derived") return null;
  const again = opening.equation.forms.map(evaluate);
  const check = compare(
    again.map(() => opening.value),
    again,
    TOLERANCE,
  );
  return check.pass ? null : `${opening.value} is ${again.join(" or ")} in float64`;
}

describe("openNumber", () => {
  it(`agrees in float64 for ${OPENINGS} random numbers of random steps, sentences and models, and every sum is the sum of its terms`, () => {
    const random = createRandom(11);
    for (let i = 0; i < OPENINGS; i++) {
      const { name, trace } = random.pick(recorded);
      const step = random.pick(trace.steps);
      const tensor = random.pick(tensorsOfStep(trace, step));
      const ref = { name: tensor, at: randomPlace(random, tensorOf(trace, tensor).shape) };
      const opening = openNumber(trace, ref);
      expect(opening.kind, told(name, ref)).toBe("computed");
      expect(complaint(opening), told(name, ref)).toBeNull();
    }
  });

  it("opens every tensor of every kind of model, and there is no tensor that none of them has", () => {
    const random = createRandom(12);
    const seen = new Set<string>();
    for (const { name, trace } of recorded)
      for (const [tensor, { shape }] of Object.entries(trace.tensors)) {
        seen.add(tensor);
        const ref = { name: tensor, at: randomPlace(random, shape) };
        expect(complaint(openNumber(trace, ref)), told(name, ref)).toBeNull();
      }
    expect(TENSOR_NAMES.filter((name) => !seen.has(name))).toEqual([]);
  });

  it("leads from any number down to parameters and words, and agrees all the way", () => {
    const random = createRandom(13);
    const ends = new Set<string>();
    for (let i = 0; i < 300; i++) {
      const { name, trace } = random.pick(recorded);
      const [tensor, { shape }] = random.pick(Object.entries(trace.tensors));
      let ref: Ref | null = { name: tensor, at: randomPlace(random, shape) };
      for (let depth = 0; ref; depth++) {
        expect(depth, told(name, ref)).toBeLessThan(200);
        const opening: Opening = openNumber(trace, ref);
        expect(complaint(opening), told(name, ref)).toBeNull();
        if (opening.kind !== "computed" && opening.kind !== "derived") {
          expect(opening.kind === "parameter" || opening.kind === "word", opening.kind).toBe(true);
          ends.add(opening.kind);
          break;
        }
        const { forms, word } = opening.equation;
        const operands = [...forms.flatMap(operandsOf), ...(word ? [word.id] : [])];
        const refs: Ref[] = operands.flatMap((operand) => operand.ref ?? []);
        // A constant is an end too: the zeros that a reader starts from, a position, a length.
        ref = refs.length > 0 ? random.pick(refs) : null;
      }
    }
    expect([...ends].sort()).toEqual(["parameter", "word"]);
  });

  it("opens every number that stands between two tensors, and what it is made of is what opens in turn", () => {
    const random = createRandom(15);
    const seen = new Set<string>();
    for (const { name, trace } of recorded)
      for (const { name: derived, shape } of derivedOf(trace)) {
        seen.add(derived);
        const ref = { name: derived, at: randomPlace(random, shape) };
        const opening = openNumber(trace, ref);
        if (opening.kind !== "derived") expect.fail(told(name, ref));
        expect(complaint(opening), told(name, ref)).toBeNull();
        expect(opening.value, told(name, ref)).not.toBeNaN();
        const operands = opening.equation.forms.flatMap(operandsOf);
        for (const { ref: of, value } of new Map(
          operands.map((one) => [one.ref && writeRef(one.ref), one]),
        ).values())
          if (of) expect(openNumber(trace, of).value, told(name, of)).toBe(value);
      }
    // Gradients need a probe.
    expect(DERIVED_NAMES.filter((one) => !seen.has(one))).toEqual([
      "gradient.weights",
      "gradient.attentional",
    ]);
  });

  it("gives shares, sums and products that make the trace's own numbers", () => {
    const random = createRandom(16);
    const checked = new Map<string, number>();
    for (const { name, trace } of recorded) {
      const value = (of: string, ...at: number[]): number => openNumber(trace, { name: of, at }).value;
      const [row, j] = randomPlace(random, [trace.output.tokens.length, trace.source.tokens.length]) as [
        number,
        number,
      ];
      const unit = random.int(trace.model.units);
      const same = (what: string, model: number, again: number): void => {
        expect(Math.abs(model - again), `${name}: ${what} of ${row}, ${j}: ${model}, ${again}`).toBeLessThan(
          TOLERANCE * Math.max(1, Math.abs(again)),
        );
        checked.set(what, (checked.get(what) ?? 0) + 1);
      };
      const { cell, layers, score, gaussian } = trace.model;
      const state = layers === 1 ? "decoderState" : "decoder.l0.state";
      if (cell === "gru") {
        const before =
          row === 0
            ? [layers === 1 ? "initialState" : "decoder.l0.initialState", unit]
            : [state, row - 1, unit];
        const [old = "", ...at] = before as [string, ...number[]];
        const fresh = value("decoder.l0.taken", row, unit) * value("decoder.l0.candidate", row, unit);
        same(
          "state",
          value(state, row, unit),
          fresh + value("decoder.l0.update", row, unit) * value(old, ...at),
        );
      }
      const word = random.int(trace.model.targetVocabulary.length);
      for (const less of ["", "Less"])
        same(
          "probability",
          value("probabilities", row, word),
          value(`derived.exp${less}.logits`, row, word) / value(`derived.expSum${less}.logits`, row),
        );
      const shares = trace.model.targetVocabulary.map((_, w) => value("probabilities", row, w));
      const best = shares.sort((a, b) => b - a).slice(0, 5);
      same("others", value("derived.others", row), 1 - best.reduce((sum, one) => sum + one, 0));
      if (!trace.tensors.weights) continue;
      const share = gaussian ? "aligned" : "weights";
      if (value(share, row, j) !== 0)
        for (const less of ["", "Less"])
          same(
            "share",
            value(share, row, j),
            value(`derived.exp${less}.scores`, row, j) / value(`derived.expSum${less}.scores`, row),
          );
      same("sum of shares", value(`derived.sum.${share}`, row), 1);
      if (gaussian && value(share, row, j) !== 0)
        same("bell", value("weights", row, j), value("aligned", row, j) * value("derived.bell", row, j));
      if (score === "uniform") continue;
      const under = score === "scaled-dot" ? Math.sqrt(trace.model.units) : 1;
      same("sum of products", value("scores", row, j), value("derived.productSum", row, j) / under);
      const products = Array.from({ length: trace.model.units }, (_, u) =>
        value("derived.product", row, j, u),
      );
      same(
        "products",
        products.reduce((sum, one) => sum + one, 0),
        value("derived.productSum", row, j),
      );
    }
    expect([...checked.keys()].sort()).toEqual([
      "bell",
      "others",
      "probability",
      "products",
      "share",
      "state",
      "sum of products",
      "sum of shares",
    ]);
  });

  it("says so when a number of the trace is not what its operands give", () => {
    const random = createRandom(14);
    for (const { name, trace } of recorded)
      for (const tensor of Object.keys(trace.tensors) as TensorName[]) {
        const whole = tensorOf(trace, tensor);
        const ref = { name: tensor, at: randomPlace(random, whole.shape) };
        const data = Float32Array.from(whole.data, (value) => value + 0.01);
        const bent = { ...trace, tensors: { ...trace.tensors, [tensor]: { ...whole, data } } };
        // What reads its own kind (a state the one before it) is bent on both sides, and disagrees all the same.
        expect(complaint(openNumber(bent, ref)), told(name, ref)).not.toBeNull();
      }
  });

  it("refuses what the trace does not have, by name", () => {
    const [{ trace }] = recorded as [Recorded];
    const refused: readonly Ref[] = [
      { name: "nothing", at: [0] },
      { name: "states", at: [0, 99] },
      { name: "states", at: [0] },
      { name: "derived.keys", at: [0, 0] },
      { name: "output.ids", at: [40] },
    ];
    for (const ref of refused) expect(() => openNumber(trace, ref), writeRef(ref)).toThrow(RangeError);
  });

  it("refuses to open a product with parameters that the trace does not carry, and opens the rest", async () => {
    const trace = await recordedTrace({}, { updates: 0 });
    expect(() => openNumber(trace, { name: "logits", at: [0, 1] })).toThrow(/output\.weight/);
    expect(openNumber(trace, { name: "weights", at: [0, 1] }).kind).toBe("computed");
  });
});

describe("a number that was changed by hand", () => {
  const numbers = [0.5, -0.5, 0.25, 0, 0.125, -1];
  const cases: readonly [Intervention, Ref][] = [
    [
      { kind: "weights", row: 1, set: "uniform" },
      { name: "weights", at: [1, 0] },
    ],
    [
      { kind: "query", row: 1, numbers },
      { name: "decoderState", at: [1, 2] },
    ],
    [
      { kind: "states", numbers: Array.from({ length: 5 }, () => numbers) },
      { name: "states", at: [2, 3] },
    ],
    [
      { kind: "states", numbers: Array.from({ length: 5 }, () => numbers) },
      { name: "initialState", at: [3] },
    ],
    [
      { kind: "gate", side: "decoder", gate: "update", value: 0.5 },
      { name: "decoder.l0.update", at: [2, 1] },
    ],
  ];

  it("says so; every other number of the translation still agrees", async () => {
    for (const [intervention, ref] of cases) {
      const trace = await recordedTrace({}, { interventions: [intervention], allParameters: true });
      expect(openNumber(trace, ref).kind, JSON.stringify(intervention)).toBe("by-hand");
      expect(disagreeing(trace), JSON.stringify(intervention)).toEqual([]);
    }
  });

  it.each(["luong", "bahdanau"] as const)(
    "is computed again where it can be: scores scaled, shifted and cooled, values exchanged, %s",
    async (wiring) => {
      const all: readonly Intervention[] = [
        { kind: "scores", row: "all", scale: 2, shift: 1, temperature: 0.5 },
        { kind: "value", position: 1, numbers },
        { kind: "swap-values", positions: [0, 1] },
        { kind: "query", row: 0, numbers },
        { kind: "source", position: 0, word: "g" },
        { kind: "parameter", name: "output.bias", set: "zero" },
        { kind: "token", row: 0, ban: "A" },
      ];
      const trace = await recordedTrace({ wiring }, { interventions: all, allParameters: true });
      expect(disagreeing(trace)).toEqual([]);
      const opening = openNumber(trace, { name: "scores", at: [0, 2] });
      expect(opening.kind).toBe("computed");
      const moved = openNumber(trace, { name: "weighted", at: [0, 0, 4] });
      expect(moved.kind === "computed" && operandsOf(moved.equation.forms[0])[1]).toEqual({
        kind: "number",
        value: 0.125,
        ref: null,
      });
    },
  );

  /** Every number of the trace that does not agree. */
  function disagreeing(trace: Trace): string[] {
    return Object.entries(trace.tensors).flatMap(([name, { shape }]) =>
      Array.from({ length: shape.reduce((product, size) => product * size, 1) }, (_, i) => {
        let rest = i;
        const at = shape.map((_, k) => {
          const below = shape.slice(k + 1).reduce((product, size) => product * size, 1);
          const index = Math.floor(rest / below);
          rest %= below;
          return index;
        });
        const wrong = complaint(openNumber(trace, { name, at }));
        return wrong === null ? [] : [`${name}[${at.join(", ")}]: ${wrong}`];
      }).flat(),
    );
  }
});

describe("the source of an equation", () => {
  const sourceOf = (wanted: string, ref: Ref): unknown => {
    const { trace } = recorded.find(({ name }) => name.startsWith(wanted)) ?? expect.fail(wanted);
    const opening = openNumber(trace, ref);
    return opening.kind === "computed" ? opening.equation.source : expect.fail(opening.kind);
  };

  it("is Luong's equation 8 for the location score, and his section on windows for a local sum", () => {
    const paper = "luong-2015";
    const score = { name: "scores", at: [0, 0] };
    expect(sourceOf("gru luong location global", score)).toEqual({ paper, equation: "8" });
    for (const ref of [
      { name: "context", at: [0, 0] },
      { name: "weighted", at: [0, 0, 0] },
    ]) {
      expect(sourceOf("gru luong dot global", ref)).toEqual({ paper, section: "3.1" });
      expect(sourceOf("gru luong dot local-m", ref)).toEqual({ paper, section: "3.2" });
      expect(sourceOf("gru luong dot local-p", ref)).toEqual({ paper, section: "3.2" });
    }
  });
});

describe("a form as it is computed", () => {
  it("stands beside the one in books, and both give the same", () => {
    for (const { name, trace } of recorded) {
      if (!trace.tensors.weights) continue;
      const opening = openNumber(trace, { name: "probabilities", at: [0, 4] });
      if (opening.kind !== "computed") expect.fail(name);
      expect(opening.equation.forms).toHaveLength(2);
      expect(evaluate(opening.equation.forms[0])).toBeCloseTo(resultOf(opening.equation), 12);
    }
  });
});

describe("the name of a number in a link", () => {
  it("comes back as it was written", () => {
    const chain: readonly Ref[] = [
      { name: "weights", at: [3, 2] },
      { name: "encoder.l0.reverse.reset", at: [0, 3] },
      { name: "encoder.rnn.weight_ih_l0_reverse", at: [12, 3] },
      { name: "output.ids", at: [2] },
      { name: "loss", at: [0] },
    ];
    expect(readChain(writeChain(chain))).toEqual(chain);
    expect(writeChain(chain)).toMatch(/^[\w.~-]+$/);
    expect(readChain("")).toEqual([]);
  });
  it("is refused where there is none", () => {
    expect(readRef("3.2")).toBeNull();
    expect(readChain("weights.1.2~")).toBeNull();
  });
});
