/** Opened numbers of real traces: what is said and shown of them, in both languages. */
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, it } from "vitest";
import { operandsOf, type Ref } from "../../arithmetic/expression";
import { derivedOf, openNumber } from "../../arithmetic/openNumber";
import { writeRef } from "../../arithmetic/ref";
import { OPENED_LOCALES } from "../../i18n/openedLocales";
import type { Language } from "../../lib/language";
import { useBackend } from "../../testing/backend";
import { recordedTrace } from "../../testing/recorded";
import type { Architecture } from "../../trace/architecture";
import type { TensorName } from "../../trace/tensors";
import { type Trace, tensorOf } from "../../trace/trace";
import { OWN_LETTERS } from "../../viz/letters";
import { disagreementOf, OpenedNumber, tryOpen } from "./OpenedNumber";
import { symbolOf } from "./symbols";
import { six } from "./Value";

/** Between them every tensor and every parameter. */
const MODELS: readonly Partial<Architecture>[] = [
  { score: "scaled-dot" },
  { cell: "lstm", wiring: "bahdanau", score: "concat", bidirectional: true, layers: 2 },
  { cell: "rnn", score: "general", window: "local-p", gaussian: true, inputFeeding: true },
  { wiring: "plain-context", bidirectional: true },
];

const recorded: { name: string; trace: Trace }[] = [];

beforeAll(async () => {
  await useBackend("cpu");
  for (const architecture of MODELS)
    recorded.push({
      name: JSON.stringify(architecture),
      trace: await recordedTrace(architecture, { allParameters: true, updates: 0, forced: "C" }),
    });
}, 60_000);

const html = (trace: Trace, numberRef: Ref, language: Language = "en"): string =>
  renderToStaticMarkup(
    <OpenedNumber {...{ trace, numberRef }} words={OPENED_LOCALES[language]} focus={{}} tolerance={1e-5} />,
  );

const textOf = (markup: string): string => markup.replace(/<[^>]+>/g, "");

/** A number of every tensor, and every parameter that one of them is made of. */
function refsOf(trace: Trace): Ref[] {
  const tensors = Object.entries(trace.tensors).map(([name, { shape }]) => ({
    name,
    at: shape.map((size) => size - 1),
  }));
  const parameters = Object.entries(trace.parameters ?? {}).map(([name, { shape }]) => ({
    name,
    at: shape.map((size) => size - 1),
  }));
  const derived = derivedOf(trace).map(({ name, shape }) => ({ name, at: shape.map((size) => size - 1) }));
  return [...tensors, ...parameters, ...derived, { name: "source.ids", at: [1] }];
}

describe("an opened number", () => {
  it("says what it is, where it stands and what it is made of, for every tensor and parameter, with nothing undefined", () => {
    for (const { name, trace } of recorded)
      for (const ref of refsOf(trace)) {
        const where = `${name}: ${writeRef(ref)}`;
        const [en, ko] = [html(trace, ref), html(trace, ref, "ko")];
        for (const markup of [en, ko])
          expect(markup, where).not.toMatch(/NaN|undefined|\[object|Infinity|null/);
        expect(textOf(en), where).not.toMatch(/[가-힣]/);
        expect(textOf(ko), where).toMatch(/[가-힣]/);
        expect(en, where).toContain(`data-number-opened="${writeRef(ref)}"`);
        expect(en, where).toMatch(/class="check"/);
      }
  });

  it("offers every one of its operands that has a name, each under a symbol of its own", () => {
    for (const { name, trace } of recorded)
      for (const ref of refsOf(trace)) {
        const opening = openNumber(trace, ref);
        if (opening.kind !== "computed" && opening.kind !== "derived") continue;
        // The largest is taken off alone: of all that it is the largest of, only itself is written.
        if (ref.name.startsWith("derived.expLess")) continue;
        const markup = html(trace, ref);
        const operands = opening.equation.forms.flatMap(operandsOf).flatMap((operand) => operand.ref ?? []);
        const symbols = new Set(operands.map((one) => JSON.stringify(symbolOf(trace, OWN_LETTERS, one))));
        const names = new Set(operands.map(writeRef));
        expect(symbols.size, `${name}: ${writeRef(ref)}`).toBe(names.size);
        for (const operand of names) expect(markup, name).toContain(`data-number="${operand}"`);
      }
  });

  it("shows both numbers where they disagree, and what is reported names neither a word nor a sentence", () => {
    const { trace } = recorded[0] ?? expect.fail("no trace");
    const bent = (tensor: TensorName, by: number): Trace => {
      const whole = tensorOf(trace, tensor);
      const data = whole.data.map((value) => value + by);
      return { ...trace, tensors: { ...trace.tensors, [tensor]: { ...whole, data } } };
    };
    const ref = { name: "probabilities", at: [1, 4] };
    const wrong = bent("probabilities", 0.25);
    const opening = tryOpen(wrong, ref) ?? expect.fail("it opens");
    const found = disagreementOf(wrong, opening, 1e-5) ?? expect.fail("it disagrees");
    const markup = html(wrong, ref);
    expect(markup).toContain('data-check="failed"');
    expect(textOf(markup)).toContain(found.model);
    expect(textOf(markup)).toContain(found.again);
    for (const language of ["en", "ko"] as const) {
      const note = OPENED_LOCALES[language].note(found);
      for (const part of ["probabilities.1.4", found.model, found.again]) expect(note).toContain(part);
    }
    const right = tryOpen(trace, ref) ?? expect.fail("it opens");
    expect(disagreementOf(trace, right, 1e-5)).toBeNull();
    expect(html(trace, ref)).toContain('data-check="passed"');
  });

  it("says of a parameter who made it: training, the example's author, or someone who set it to zero", async () => {
    const { trace } = recorded[0] ?? expect.fail("no trace");
    const ref = { name: "output.bias", at: [1] };
    const handSet = { ...trace, model: { ...trace.model, task: "worked-luong" } };
    const zeroed = await recordedTrace(
      { score: "general" },
      {
        allParameters: true,
        updates: 0,
        forced: "C",
        interventions: [{ kind: "parameter", name: "attention.W_a", set: "zero" }],
      },
    );
    const saying = { learned: html(trace, ref), handSet: html(handSet, ref) };
    expect(textOf(saying.learned)).toContain("Only training changes it");
    expect(textOf(saying.handSet)).toContain("it was not learned");
    expect(textOf(saying.handSet)).not.toContain("Only training");
    expect(textOf(html(handSet, ref, "ko"))).toContain("손으로 정한 값");
    const zero = { name: "attention.W_a", at: [0, 0] };
    expect(tryOpen(zeroed, zero)?.value).toBe(0);
    expect(textOf(html(zeroed, zero))).toContain("set to zero");
    expect(textOf(html(zeroed, zero, "ko"))).toContain("0으로 놓았");
    expect(textOf(html(zeroed, ref))).toContain("Only training changes it");
  });

  it("says so where there is no such number", () => {
    const { trace } = recorded[0] ?? expect.fail("no trace");
    expect(html(trace, { name: "states", at: [99, 0] })).toContain("has no number states.99.0");
    expect(html(trace, { name: "nothing", at: [0] }, "ko")).toContain("nothing.0");
  });
});

describe("six decimals", () => {
  it("give way to powers of ten where they would say nothing", () => {
    expect(six(0.9646631)).toBe("0.964663");
    expect(six(-3)).toBe("−3.000000");
    expect(six(0)).toBe("0.000000");
    expect(six(3.2e-8)).toBe("3.200 × 10⁻⁸");
    expect(six(4.85165195e12)).toBe("4.851652 × 10¹²");
  });
});
