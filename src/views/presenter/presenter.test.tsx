/** The presenter view: what fits, what stands out, and that it draws every kind of model. */
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, it } from "vitest";
import { LOCALES } from "../../i18n/locales";
import { TEACHING_LOCALES } from "../../i18n/teachingLocales";
import { MessagesContext } from "../../i18n/useMessages";
import { LANGUAGES, type Language } from "../../lib/language";
import { useBackend } from "../../testing/backend";
import { architectures, nameOf, recordedTrace } from "../../testing/recorded";
import type { Architecture } from "../../trace/architecture";
import type { StepId } from "../../trace/steps";
import type { Trace } from "../../trace/trace";
import { luminance, weightColour } from "../../viz/color";
import { inCell } from "../../viz/format";
import { presenterLayout } from "./layout";
import { PresenterLoom } from "./PresenterLoom";
import { inkOnProjected, projectedColour } from "./palette";
import { StepSheet } from "./StepSheet";

const contrast = (one: string, other: string): number => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

describe("the projector's palette", () => {
  for (const theme of ["light", "dark"] as const)
    it(`reaches farther than the screen's and reads everywhere: ${theme}`, () => {
      const ends = contrast(projectedColour(0, theme, false), projectedColour(1, theme, false));
      expect(ends).toBeGreaterThan(contrast(weightColour(0, theme, false), weightColour(1, theme, false)));
      expect(ends).toBeGreaterThan(15);
      const steps = Array.from({ length: 101 }, (_, i) => luminance(projectedColour(i / 100, theme, false)));
      const sorted = [...steps].sort((a, b) => (theme === "light" ? b - a : a - b));
      expect(steps).toEqual(sorted);
      for (let i = 0; i <= 100; i++) {
        const fill = projectedColour(i / 100, theme, false);
        expect(contrast(fill, inkOnProjected(fill) === "#000" ? "#000000" : "#ffffff")).toBeGreaterThan(4.5);
        expect(projectedColour(1 - i / 100, theme, true)).toBe(fill);
      }
      expect(projectedColour(Number.NaN, theme, false)).toBe(projectedColour(0, theme, false));
    });
});

describe("the layout", () => {
  const words = "la fille voit une voiture rouge eos".split(" ");
  const of = (width: number, height: number, tokens = words, rows = words) =>
    presenterLayout({ width, height, tokens, rows, units: 32, attends: true });

  it("shows a sentence of seven words whole, at both sizes of a projector", () => {
    for (const [width, height] of [
      [800, 610],
      [624, 658],
    ] as const) {
      const layout = of(width, height);
      expect(layout.width).toBe(width);
      expect(layout.height + 42).toBeLessThanOrEqual(height);
      expect(layout.rowHeight).toBeGreaterThanOrEqual(30);
      expect(layout.wordX).toBeLessThan(width - 100);
    }
  });

  it("scrolls what does not fit, and keeps a number's room in every cell", () => {
    const long = of(624, 658, [...words, ...words, ...words], [...words, ...words, ...words]);
    expect(long.cw).toBeGreaterThanOrEqual(50);
    expect(long.width).toBeGreaterThan(624);
    expect(long.height).toBeGreaterThan(658);
  });

  it("turns words that are wider than their columns", () => {
    expect(of(1200, 610).turn).toBe(0);
    expect(of(400, 610).turn).toBeGreaterThan(0);
  });
});

const KINDS: readonly Partial<Architecture>[] = [
  { wiring: "luong", score: "dot", cell: "gru", window: "global" },
  { wiring: "luong", score: "scaled-dot", inputFeeding: true },
  { wiring: "luong", score: "general", window: "local-p", gaussian: true },
  { wiring: "luong", score: "location" },
  { wiring: "luong", score: "uniform" },
  { wiring: "bahdanau", score: "dot", cell: "lstm", bidirectional: true, layers: 2 },
  { wiring: "bahdanau", score: "concat" },
  { wiring: "plain", cell: "rnn" },
  { wiring: "plain-context" },
];
const recorded: { readonly name: string; readonly trace: Trace }[] = [];

beforeAll(async () => {
  await useBackend("cpu");
  for (const kind of KINDS) {
    const found = architectures().find((one) =>
      Object.entries(kind).every(([key, value]) => one[key as keyof Architecture] === value),
    );
    if (!found) throw new Error(`no model like ${JSON.stringify(kind)}`);
    recorded.push({ name: nameOf(found), trace: await recordedTrace(found, { forced: "C A G B" }) });
  }
}, 60_000);

function draw(trace: Trace, step: StepId, row: number, language: Language): string {
  const words = TEACHING_LOCALES[language].presenter;
  const place = { trace, step, row, column: 1, linked: 1, theme: "light" as const };
  const labels = { figure: "f", weight: "w", noAttention: words.noAttention, oneVector: words.oneVector };
  return renderToStaticMarkup(
    <MessagesContext value={LOCALES[language]}>
      <PresenterLoom {...place} {...{ labels }} flip={false} width={800} height={610} />
      <StepSheet {...place} width={430} />
    </MessagesContext>,
  );
}

it("draws every step of every kind of model in both languages", () => {
  expect(recorded).toHaveLength(KINDS.length);
  for (const { name, trace } of recorded)
    for (const step of trace.steps)
      for (const language of LANGUAGES)
        for (const row of [0, trace.output.tokens.length - 1]) {
          const html = draw(trace, step, row, language);
          expect(html, `${name}, ${step} ${row}`).not.toMatch(/NaN|undefined|Infinity/);
          expect(html).toContain(LOCALES[language].panels.steps[step].name);
        }
});

it("takes the largest score off where the exponentials overflow", async () => {
  const interventions = [{ kind: "scores", row: "all", shift: 2400 }] as const;
  const trace = await recordedTrace({ wiring: "luong", score: "dot" }, { interventions });
  const html = draw(trace, "softmax", 1, "en");
  expect(html).not.toMatch(/NaN|Infinity/);
  expect(html).toMatch(/exp\(2\d{3}\.\d\d − 2\d{3}\.\d\d\)/);
});

it("writes the weight into every cell of the rows that are there, and draws none where none was computed", () => {
  for (const { name, trace } of recorded) {
    const row = 2;
    const html = draw(trace, "output", row, "en");
    const cells = [...html.matchAll(/data-cell="(\d+)\.(\d+)" data-value="[^"]*">([^<]*)</g)];
    const { weights } = trace.tensors;
    const columns = trace.source.tokens.length;
    expect(cells, name).toHaveLength(weights ? (row + 1) * columns : 0);
    for (const [, i, j, text] of cells)
      expect(text).toBe(inCell(weights?.data[Number(i) * columns + Number(j)] ?? Number.NaN));
    const before = draw(trace, "cell", row, "en");
    const woven = trace.steps.indexOf("cell") > trace.steps.indexOf("softmax") ? row + 1 : row;
    expect([...before.matchAll(/data-cell=/g)]).toHaveLength(weights ? woven * columns : 0);
  }
});
