/** What the panels print where someone changed numbers by hand: still sums that add up, and nothing called computed. */
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, it } from "vitest";
import { decoderRun, encoderRun } from "../arithmetic/cellRun";
import { openNumber } from "../arithmetic/openNumber";
import { FORMULA_LOCALES } from "../i18n/formulaLocales";
import { LOCALES } from "../i18n/locales";
import { OPENED_LOCALES } from "../i18n/openedLocales";
import { MessagesContext } from "../i18n/useMessages";
import { useBackend } from "../testing/backend";
import { recordedTrace } from "../testing/recorded";
import { SCORE_IDS, type ScoreId } from "../trace/architecture";
import type { Intervention } from "../trace/intervention";
import type { StepId } from "../trace/steps";
import { row as rowOf } from "../trace/tensors";
import { type Trace, tensorOf } from "../trace/trace";
import { inLedger } from "../viz/format";
import { OWN_LETTERS } from "../viz/letters";
import { lettersOf } from "../viz/notations";
import { equationsOf, gatesOf } from "./formulas/equations";
import { plainOf } from "./formulas/tex";
import { Ledger } from "./Ledger";
import { loadCheck } from "./lateCheck";
import { loadPanels } from "./latePanels";
import { OpenedNumber } from "./opened/OpenedNumber";
import { SCORE_TERMS } from "./scoreTerms";

const nothing = (): void => {};

beforeAll(async () => {
  await useBackend("cpu");
  await Promise.all([loadPanels(), loadCheck()]);
});

function panel(
  trace: Trace,
  step: StepId,
  { row = 2, source = 1, language = "en" as "en" | "ko" } = {},
): string {
  const html = renderToStaticMarkup(
    <MessagesContext value={LOCALES[language]}>
      <Ledger
        {...{ trace, step, row }}
        focus={{ source }}
        column={1}
        theme="light"
        onFocus={nothing}
        onPin={nothing}
        onPickStep={nothing}
      />
    </MessagesContext>,
  );
  return html.slice(html.indexOf('data-step-panel="'));
}

describe("the score panel", () => {
  const changes: readonly (readonly [Intervention[], readonly string[]])[] = [
    [[], []],
    [[{ kind: "scores", row: "all", scale: 2, shift: 100 }], ["× 2 + 100"]],
    [[{ kind: "scores", row: 2, shift: -0.5, temperature: 0.25 }], ["− 0.5", "/ 0.25"]],
    [[{ kind: "scores", row: 1, shift: 100 }], []],
  ];

  it.each(SCORE_IDS.filter((id): id is Exclude<ScoreId, "uniform"> => id !== "uniform"))(
    "%s: prints the sum of its products, then what is done to it, then the score",
    async (score) => {
      for (const [interventions, said] of changes) {
        const trace = await recordedTrace({ wiring: "luong", score }, { interventions, forced: "C A G B" });
        const { factors } = SCORE_TERMS[score](trace, 2, 1, OWN_LETTERS);
        if (!factors) expect.fail("no products");
        const { left, right } = factors;
        const sum = Array.from(left.values).reduce(
          (all, value, u) => all + value * (right.values[u] ?? 0),
          0,
        );
        const html = panel(trace, "score");
        const values = [...html.matchAll(/class="sum-value"[^>]*>(?:<title>.*?<\/title>)?([^<]+)</g)].map(
          ([, v]) => v,
        );
        expect(values[0], JSON.stringify(interventions)).toBe(inLedger(sum));
        expect(values.at(-1)).toBe(inLedger(rowOf(tensorOf(trace, "scores"), 2)[1] ?? Number.NaN));
        const scaling = score === "scaled-dot" ? [`/ √6 = ${inLedger(Math.sqrt(6))}`] : [];
        expect(values).toHaveLength(1 + scaling.length + said.length);
        for (const text of [...scaling, ...said]) expect(html).toContain(`>${text}<`);
      }
    },
  );
});

describe("the softmax panel", () => {
  it("says that weights were given, and shows no quotients that they are not", async () => {
    const interventions: Intervention[] = [{ kind: "weights", row: 2, set: "uniform" }];
    const trace = await recordedTrace({ wiring: "luong", score: "dot" }, { interventions });
    const given = panel(trace, "softmax");
    expect(given).toContain(FORMULA_LOCALES.en.byHand);
    expect(given).toContain("equations struck");
    expect(given).not.toContain('scope="col">exp<');
    const own = panel(trace, "softmax", { row: 1 });
    expect(own).not.toContain(FORMULA_LOCALES.en.byHand);
    expect(own).toContain('scope="col">exp<');
  });
});

describe("a softmax whose exponentials overflow", () => {
  it.each([2400, -2400])(
    "has only the form with the largest taken off, and says why: scores + %d",
    async (shift) => {
      const interventions: Intervention[] = [{ kind: "scores", row: 2, shift }];
      const trace = await recordedTrace(
        { wiring: "luong", score: "dot" },
        { interventions, allParameters: true },
      );
      for (const language of ["en", "ko"] as const) {
        const html = panel(trace, "softmax", { language });
        expect(html).not.toMatch(/Infinity|NaN/);
        expect(html).toContain(LOCALES[language].panels.largestSubtracted);
        expect(html).not.toContain(LOCALES[language].panels.subtractLargest);
      }
      const own = panel(trace, "softmax", { row: 1 });
      expect(own).toContain(LOCALES.en.panels.subtractLargest);
      const place = { trace, row: 2, source: 1, unit: 0 };
      const [equation] = equationsOf("softmax", place, OWN_LETTERS);
      expect(plainOf(equation?.symbols ?? "")).toContain("−m");
      expect(equation?.numbers.join("")).not.toMatch(/Infinity|NaN/);
      const ref = { name: "weights", at: [2, 1] };
      const opening = openNumber(trace, ref);
      if (opening.kind !== "computed") expect.fail(opening.kind);
      expect(opening.equation.forms).toHaveLength(1);
      expect(opening.again).toBeCloseTo(opening.value, 6);
      const opened = renderToStaticMarkup(
        <OpenedNumber {...{ trace, numberRef: ref }} words={OPENED_LOCALES.en} focus={{}} tolerance={1e-5} />,
      );
      expect(opened).toContain(OPENED_LOCALES.en.overflows);
      expect(opened).not.toMatch(/Infinity|NaN/);
    },
  );

  it("over the words is written in that form too", async () => {
    const trace = await recordedTrace({ wiring: "luong", score: "dot" });
    const whole = tensorOf(trace, "logits");
    const logits = { ...whole, data: whole.data.map((logit) => logit + 1500) };
    const bent = { ...trace, tensors: { ...trace.tensors, logits } };
    expect(panel(bent, "output")).not.toMatch(/Infinity|NaN/);
    const place = { trace: bent, row: 2, source: 1, unit: 0 };
    const numbers = equationsOf("output", place, OWN_LETTERS).flatMap((one) => one.numbers);
    expect(numbers.join("")).not.toMatch(/Infinity|NaN/);
  });
});

describe("a state that is given before the cell", () => {
  it.each(["gru", "lstm", "rnn"] as const)(
    "is what the %s goes on from, and the rest is checked",
    async (cell) => {
      const numbers = [0.5, -0.25, 0.75, 1, -1, 0.125];
      const interventions: Intervention[] = [{ kind: "query", row: 2, numbers }];
      const trace = await recordedTrace({ wiring: "bahdanau", score: "concat", cell }, { interventions });
      for (const step of ["score", "cell"] as const) {
        const html = panel(trace, step);
        expect(html).not.toContain("Changed by hand here");
        expect(html).toContain('data-check="passed"');
      }
      const [before] = decoderRun(trace, 2, 0).before;
      expect(before).toBe(numbers[0]);
    },
  );
});

describe("a held gate", () => {
  const hold = (over: Partial<Extract<Intervention, { kind: "gate" }>>): Intervention => ({
    kind: "gate",
    side: "decoder",
    gate: "update",
    value: 0.5,
    ...over,
  });
  const gates = (trace: Trace, notation: "bahdanau" | null = null): readonly string[] => {
    const letters =
      notation === null
        ? OWN_LETTERS
        : lettersOf(notation, { model: trace.model, count: trace.source.tokens.length });
    const run = decoderRun(trace, 2, 0);
    return gatesOf({ trace, row: 2, source: 1, unit: 3, run, isLower: false }, letters).map(({ symbols }) =>
      plainOf(symbols),
    );
  };

  it("is called changed in its own step and no other, and the state is still made by its equation", async () => {
    const trace = await recordedTrace({ wiring: "luong" }, { interventions: [hold({ value: 0.25 })] });
    const cell = panel(trace, "cell");
    expect(cell).toContain("Changed by hand here");
    expect(cell).toContain("Held by hand, not computed: update = 0.2500.");
    expect(panel(trace, "cell", { language: "ko" })).toContain('data-held="update"');
    expect(cell).toContain('class="live"');
    expect(cell).not.toContain(FORMULA_LOCALES.en.byHand);
    expect(panel(trace, "encode")).toContain('data-check="passed"');
    expect(panel(trace, "encode")).not.toContain("data-held");
    expect(gates(trace)[0]).toContain("r = σ(");
    expect(gates(trace)[1]).toBe("[z]_{4} = 0.2500");
    expect(gates(trace, "bahdanau")[1]).toBe("[z]_{4} = 0.7500");
  });

  it("of one unit leaves the others' equations", async () => {
    const trace = await recordedTrace({ wiring: "luong" }, { interventions: [hold({ unit: 2 })] });
    expect(panel(trace, "cell")).toContain("update = 0.5000 in unit 3.");
    expect(gates(trace)[1]).toContain("z = σ(");
  });

  it("of the other reader or layer is not said here", async () => {
    const interventions = [hold({ side: "encoder", direction: "backward" })];
    const trace = await recordedTrace({ wiring: "luong", bidirectional: true }, { interventions });
    expect(panel(trace, "cell")).toContain('data-check="passed"');
    expect(panel(trace, "encode")).toContain("Changed by hand here");
    expect(encoderRun(trace, 1, false, 0).held).toEqual([]);
    expect(encoderRun(trace, 1, true, 0).held).toEqual(interventions);
  });
});
