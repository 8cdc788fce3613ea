/** Equations of recorded traces: letters, values and marks. */
import katex from "katex";
import { beforeAll, describe, expect, it } from "vitest";
import { decoderRun, encoderRun } from "../../arithmetic/cellRun";
import { axesOfDerived, openNumber } from "../../arithmetic/openNumber";
import { FORMULA_LOCALES } from "../../i18n/formulaLocales";
import { useBackend } from "../../testing/backend";
import { intervalOf, overlap } from "../../testing/interval";
import { architectures, nameOf, recordedTrace } from "../../testing/recorded";
import type { Architecture } from "../../trace/architecture";
import { NOTATIONS, type Notation } from "../../trace/notation";
import type { StepId } from "../../trace/steps";
import type { TensorName } from "../../trace/tensors";
import type { Trace } from "../../trace/trace";
import { type Letters, OWN_LETTERS } from "../../viz/letters";
import { lettersOf } from "../../viz/notations";
import { spotOfNumber } from "../numberSpot";
import { SCORE_TERMS } from "../scoreTerms";
import { differencesOf } from "./differs";
import { equationsOf, firstState, gatesOf } from "./equations";
import type { Equation, FormulaPlace } from "./place";
import { plainOf } from "./tex";
import { isTouched, spotOf } from "./touched";

const recorded: { architecture: Architecture; trace: Trace }[] = [];

beforeAll(async () => {
  await useBackend("cpu");
  // Equations of score and window, and of both and input feeding, do not meet in one line.
  const isOne = ({ score, window, inputFeeding }: Architecture): boolean =>
    [score !== "dot" && score !== null, window !== "global" && window !== null, inputFeeding].filter(Boolean)
      .length <= 1;
  for (const architecture of architectures().filter(isOne))
    recorded.push({ architecture, trace: await recordedTrace(architecture, { forced: "C A G B" }) });
}, 300_000);

const lettersFor = (trace: Trace, notation: Notation | null): Letters =>
  notation === null
    ? OWN_LETTERS
    : lettersOf(notation, { model: trace.model, count: trace.source.tokens.length });

function like(wanted: Partial<Architecture>): Trace {
  const found = recorded.find(({ architecture }) =>
    Object.entries(wanted).every(([key, value]) => architecture[key as keyof Architecture] === value),
  );
  if (!found) throw new Error(`no model like ${JSON.stringify(wanted)}`);
  return found.trace;
}

/** What the panels have in view. */
function placeOf(trace: Trace, step: StepId, row = 2, source = 1, unit = 4): FormulaPlace {
  const place = { trace, row, source, unit };
  const layer = trace.model.layers - 1;
  if (step === "encode") {
    const backward = trace.model.bidirectional && unit >= trace.model.units / 2;
    return { ...place, run: encoderRun(trace, source, backward, layer), isLower: false };
  }
  if (step === "cell") return { ...place, run: decoderRun(trace, row, layer), isLower: false };
  if (step !== "score") return place;
  const { factors } = SCORE_TERMS[trace.model.score ?? "uniform"](trace, row, source, OWN_LETTERS);
  return { ...place, factors };
}

function everyEquation(trace: Trace, notation: Notation | null, row = 2): Equation[] {
  const letters = lettersFor(trace, notation);
  return [
    ...trace.steps.flatMap((step) => equationsOf(step, placeOf(trace, step, row), letters)),
    ...(["encode", "cell"] as const).flatMap((step) => gatesOf(placeOf(trace, step, row), letters)),
    ...firstState(placeOf(trace, "encode"), letters),
  ];
}

const symbolsOf = (trace: Trace, step: StepId, notation: Notation | null, row = 2): string =>
  equationsOf(step, placeOf(trace, step, row), lettersFor(trace, notation))
    .map(({ symbols }) => plainOf(symbols))
    .join("; ");

const OPTIONS = {
  throwOnError: true,
  strict: "error",
  trust: ({ command }: { command: string }) => ["\\htmlClass", "\\htmlData"].includes(command),
} as const;

const NUMBER = /\\htmlData\{([^}]*number=([\w.]+)[^}]*)\}\{(?:\\htmlClass\{\w+\}\{)?\(?(\{-\})?([\d.]+)/g;

describe("equations of every kind of model", () => {
  it("are well-formed in every notation, in symbols and with numbers, and readable before they are set", () => {
    expect(recorded.length).toBeGreaterThan(50);
    const seen = new Set<string>();
    // With numbers, notations differ in letters that the symbols have too, but for the mirrored gate.
    for (const { architecture, trace } of recorded)
      for (const notation of [null, ...NOTATIONS])
        for (const { symbols, numbers } of everyEquation(trace, notation))
          for (const tex of [symbols, ...(notation === null || notation === "bahdanau" ? numbers : [])]) {
            if (seen.has(tex)) continue;
            seen.add(tex);
            const where = `${nameOf(architecture)}, ${notation}: ${tex}`;
            expect(tex, where).not.toMatch(/NaN|undefined|null|Infinity|\[object/);
            const plain = plainOf(tex).replace(/_\{[^{}]*\}/g, "");
            expect(plain, `${where}\n${plain}`).not.toMatch(/[\\{}^]|html|left|right/);
            expect(() => katex.renderToString(tex, { ...OPTIONS, strict: false }), where).not.toThrow();
          }
    expect(seen.size).toBeGreaterThan(1000);
  }, 120_000);

  it("hold the trace's numbers, each with its name, in every step of every wiring", () => {
    const steps = new Set<string>();
    for (const { architecture, trace } of recorded)
      for (const step of trace.steps) {
        let found = 0;
        const place = placeOf(trace, step);
        // In Bahdanau's letters a GRU's z is 1 less PyTorch's, and opens under that name.
        const written = [OWN_LETTERS, lettersFor(trace, "bahdanau")].flatMap((letters) => [
          ...equationsOf(step, place, letters),
          ...(place.run ? gatesOf(place, letters) : []),
        ]);
        for (const { numbers } of written)
          for (const [, , name = "", minus = "", digits = ""] of numbers.join("").matchAll(NUMBER)) {
            const [, tensor = "", index = ""] = /^(.*?)((?:\.\d+)+)$/.exec(name) ?? [];
            const where = `${nameOf(architecture)}, ${step}, ${name} = ${minus}${digits}`;
            const at = index.slice(1).split(".").map(Number);
            // What stands in no trace, as W_a h_j and exponentials, has a name and is computed to be opened.
            const made = axesOfDerived(trace, tensor) ? openNumber(trace, { name: tensor, at }) : null;
            const entry = trace.tensors[tensor as TensorName] ?? trace.parameters?.[tensor] ?? made;
            if (!entry) throw new Error(where);
            expect(at, where).toHaveLength(entry.shape.length);
            const flat = at.reduce((sum, i, axis) => sum * (entry.shape[axis] ?? 1) + i, 0);
            const value = "data" in entry ? entry.data[flat] : entry.value;
            const shown = Number(digits) * (minus === "" ? 1 : -1);
            const places = digits.split(".")[1]?.length ?? 0;
            expect(Math.abs(shown - (value ?? Number.NaN)), where).toBeLessThanOrEqual(
              0.500001 * 10 ** -places,
            );
            found += 1;
          }
        expect(found, `${nameOf(architecture)}, ${step}`).toBeGreaterThan(0);
        steps.add(`${architecture.wiring} ${step}`);
      }
    expect(steps.size).toBe(7 + 7 + 3 + 4);
  }, 60_000);

  it("of a cell give on the left, out of the printed numbers, what is printed on the right", () => {
    const cells = new Map<string, number>();
    for (const { architecture, trace } of recorded)
      for (const notation of [null, "bahdanau"] as const)
        for (const step of ["encode", "cell"] as const)
          for (const [row, unit] of [
            [0, 0],
            [2, 4],
            [3, 5],
          ] as const)
            for (const { symbols, numbers } of equationsOf(
              step,
              placeOf(trace, step, row, row, unit),
              lettersFor(trace, notation),
            )) {
              const [, made, result] = plainOf(numbers.join("")).split(" = ");
              // What is read is a vector and no arithmetic; an RNN's a is a sum over all units, and not written out.
              if (made === undefined || result === undefined || made.includes(",")) continue;
              const where = `${nameOf(architecture)}, ${notation}, ${step} ${row}: ${plainOf(symbols)}: ${made} = ${result}`;
              const [left, right] = [intervalOf(made), intervalOf(result)];
              expect(overlap(left, right), where).toBe(true);
              // So narrow that a wrong sign, gate or state does not pass.
              expect(left.high - left.low, where).toBeLessThan(1e-3);
              const key = `${architecture.cell} ${step} ${notation}`;
              cells.set(key, (cells.get(key) ?? 0) + 1);
            }
    expect([...cells.keys()].sort()).toEqual(
      ["gru", "lstm", "rnn"].flatMap((cell) =>
        ["cell", "encode"].flatMap((step) =>
          ["bahdanau", "null"].map((notation) => `${cell} ${step} ${notation}`),
        ),
      ),
    );
    for (const count of cells.values()) expect(count).toBeGreaterThan(10);
  });

  it("of a cell would not pass with the gate of the other notation", () => {
    const trace = like({ wiring: "luong", score: "dot", cell: "gru" });
    const [, equation] = equationsOf("cell", placeOf(trace, "cell"), OWN_LETTERS);
    const [, made = "", result = ""] = plainOf(equation?.numbers.join("") ?? "").split(" = ");
    const turned = made.replace(/\(1 − ([\d.]+)\) · (\S+) \+ \1 · (\S+)/, "(1 − $1) · $3 + $1 · $2");
    expect(turned).not.toBe(made);
    expect(overlap(intervalOf(made), intervalOf(result))).toBe(true);
    expect(overlap(intervalOf(turned), intervalOf(result))).toBe(false);
  });

  it("write out the first term of a sum, the last and the one in view", () => {
    const trace = like({ wiring: "luong", score: "dot" });
    const [sum] = equationsOf("weighted-sum", placeOf(trace, "weighted-sum"), OWN_LETTERS);
    const shown = [...(sum?.numbers.join("") ?? "").matchAll(/number=weights\.2\.(\d+)/g)].map(([, j]) =>
      Number(j),
    );
    expect(shown).toEqual(expect.arrayContaining([0, 1, trace.source.tokens.length - 1]));
    expect(new Set(shown).size).toBe(shown.length);
  });
});

describe("letters", () => {
  const luong = () => like({ wiring: "luong", score: "dot", cell: "gru" });
  const bahdanau = () => like({ wiring: "bahdanau", score: "concat", cell: "gru" });

  it("are the wiring's own until others are asked for", () => {
    expect(symbolsOf(luong(), "score", null)).toBe("e_{3,2} = s_{3} · h_{2}");
    expect(symbolsOf(bahdanau(), "score", null)).toBe("e_{3,2} = v_{a}ᵀ tanh(W_{a} s_{2} + U_{a} h_{2})");
  });

  it("of the note: decoder states go on counting after the encoder's five, the context is a", () => {
    expect(symbolsOf(luong(), "score", "note")).toBe("e_{3,2} = h_{8} · h_{2}");
    expect(symbolsOf(luong(), "weighted-sum", "note")).toBe("a_{3} = Σ_{j} α_{3j} h_{j}");
    expect(symbolsOf(luong(), "concat", "note")).toBe("h\u0303_{8} = tanh(W_{c} [a_{3}; h_{8}])");
    expect(firstState(placeOf(luong(), "encode"), lettersFor(luong(), "note"))).toEqual([]);
    expect(symbolsOf(bahdanau(), "score", "note")).toBe("e_{3,2} = v_{a}ᵀ tanh(W_{a} S_{2} + U_{a} h_{2})");
  });

  it("of Luong: score, a_t(s), h̄, h̃, and one matrix for both states", () => {
    expect(symbolsOf(luong(), "score", "luong")).toBe("score(h_{3}, h\u0304_{2}) = h_{3} · h\u0304_{2}");
    expect(symbolsOf(luong(), "weighted-sum", "luong")).toBe("c_{3} = Σ_{s} a_{3}(s) h\u0304_{s}");
    expect(symbolsOf(luong(), "concat", "luong")).toBe("h\u0303_{3} = tanh(W_{c} [c_{3}; h_{3}])");
    expect(symbolsOf(luong(), "output", "luong")).toBe("p = softmax(W_{s} h\u0303_{3} + b)");
    expect(symbolsOf(bahdanau(), "score", "luong")).toBe(
      "score(h_{2}, h\u0304_{2}) = v_{a}ᵀ tanh(W_{a} [h_{2}; h\u0304_{2}])",
    );
  });

  it("of Bahdanau: z is the share of the new, in symbols and in numbers, and only there", () => {
    const trace = bahdanau();
    expect(symbolsOf(trace, "cell", "bahdanau")).toContain("s_{3} = (1 − z) ∘ s_{2} + z ∘ s\u0303_{3}");
    expect(symbolsOf(trace, "cell", null)).toContain("s_{3} = (1 − z) ∘ n + z ∘ s_{2}");
    const place = placeOf(trace, "cell");
    const z = place.run?.gate("update")[place.unit] ?? Number.NaN;
    const written = (notation: Notation | null): number[] =>
      equationsOf("cell", place, lettersFor(trace, notation)).flatMap(({ numbers }) =>
        [...plainOf(numbers.join("")).matchAll(/\(1 − ([\d.]+)\)/g)].map(([, digits]) => Number(digits)),
      );
    expect(written("bahdanau")[0]).toBeCloseTo(1 - z, 2);
    for (const notation of [null, "note", "luong"] as const) expect(written(notation)[0]).toBeCloseTo(z, 2);
  });

  it("say what differs from the paper, in both languages, and nothing of a paper that is not asked for", () => {
    const told = new Set<string>();
    for (const { trace } of recorded)
      for (const step of trace.steps)
        for (const notation of [null, ...NOTATIONS])
          for (const one of differencesOf(trace, step, notation)) {
            told.add(one);
            if (one !== "maxout") expect(one.startsWith(`${notation}-`)).toBe(true);
          }
    expect([...told].sort()).toEqual(Object.keys(FORMULA_LOCALES.en.differs).sort());
    expect(differencesOf(bahdanau(), "cell", "bahdanau")).toContain("bahdanau-mirrored");
    expect(differencesOf(bahdanau(), "output", null)).toEqual(["maxout"]);
  });
});

describe("terms", () => {
  const terms = (step: StepId, wiring: "luong" | "bahdanau" = "luong") => {
    const trace = like({ wiring, score: "dot" });
    const html = equationsOf(step, placeOf(trace, step), OWN_LETTERS)
      .map(({ symbols }) => katex.renderToString(symbols, { ...OPTIONS, strict: false, output: "html" }))
      .join("");
    return [...html.matchAll(/<span class="enclosing" ([^>]*data-tensor[^>]*)>/g)].map(
      ([, attributes = ""]) =>
        Object.fromEntries(
          [...attributes.matchAll(/data-(\w+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [key, value]),
        ),
    );
  };

  it("carry what they stand for into the page", () => {
    expect(terms("score")).toEqual([
      { tensor: "scores", source: "1", target: "2" },
      { tensor: "decoderState", target: "2" },
      { tensor: "states", source: "1" },
    ]);
    expect(terms("weighted-sum").map(({ tensor }) => tensor)).toEqual(["context", "weights", "states"]);
  });

  it("have numbers whose names say the same", () => {
    expect(spotOfNumber("weights.3.2")).toEqual({ tensor: "weights", source: 2, target: 3 });
    expect(spotOfNumber("encoder.l0.update.1.5")).toEqual({ tensor: "encoder.l0.update", source: 1 });
    expect(spotOfNumber("attention.W_a.1.5")).toEqual({});
    expect(spotOfNumber("weights")).toEqual({});
  });

  it("ask for a focus, and answer to it and to nothing else", () => {
    const [score, , state] = terms("score");
    expect(spotOf(score ?? {})).toEqual({ tensor: "scores", source: 1, target: 2 });
    expect(spotOf({})).toEqual({});
    expect(spotOf({ tensor: "toString" })).toEqual({});
    expect(isTouched(state ?? {}, { tensor: "states", source: 1 })).toBe(true);
    expect(isTouched(state ?? {}, { source: 1 })).toBe(true);
    expect(isTouched(state ?? {}, { source: 2 })).toBe(false);
    expect(isTouched(score ?? {}, { tensor: "weights", source: 1 })).toBe(false);
    expect(isTouched(score ?? {}, {})).toBe(false);
    expect(isTouched({ tensor: "decoderState", target: "2" }, { target: 2 })).toBe(true);
    expect(isTouched({ tensor: "weights", target: "2" }, { target: 2 })).toBe(false);
  });
});
