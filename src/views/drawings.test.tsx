/** The diagram and the dictionary of many kinds of model: nothing undefined, and every part where it belongs. */
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, it } from "vitest";
import { DIAGRAM_LOCALES } from "../i18n/diagramLocales";
import { DICTIONARY_LOCALES } from "../i18n/dictionaryLocales";
import { LOCALES } from "../i18n/locales";
import type { Language } from "../lib/language";
import { useBackend } from "../testing/backend";
import { nameOf, recordedTrace, variedArchitectures } from "../testing/recorded";
import { type Architecture, attends } from "../trace/architecture";
import type { StepId } from "../trace/steps";
import type { Trace } from "../trace/trace";
import { Diagram } from "./diagram/Diagram";
import { diagramOf } from "./diagram/diagram";
import { readsOf } from "./diagram/words";
import { Dictionary } from "./dictionary/Dictionary";
import { lookupOf } from "./dictionary/lookup";

const nothing = (): void => {};
const recorded: { architecture: Architecture; trace: Trace }[] = [];

beforeAll(async () => {
  await useBackend("cpu");
  for (const architecture of variedArchitectures())
    recorded.push({ architecture, trace: await recordedTrace(architecture) });
}, 300_000);

function diagram(trace: Trace, row: number, step: StepId, width: number, language: Language): string {
  return renderToStaticMarkup(
    <Diagram
      {...{ trace, row, step, width }}
      column={1}
      linked={0}
      focus={{}}
      theme="dark"
      labels={DIAGRAM_LOCALES[language]}
      queryName={LOCALES[language].loom.query}
      stepNames={LOCALES[language].panels.steps}
      order={trace.source.tokens.map((_, j) => j)}
      sourceLanguage={null}
      targetLanguage={null}
      onFocus={nothing}
      onPickStep={nothing}
    />,
  );
}

describe("the diagram of every kind of model", () => {
  it("draws every node and edge, on a desk and on a phone, with nothing undefined", () => {
    expect(recorded.length).toBeGreaterThan(12);
    for (const [i, { architecture, trace }] of recorded.entries())
      for (const step of ["encode", "output"] as const) {
        const row = step === "encode" ? 0 : trace.output.tokens.length - 1;
        const html = diagram(trace, row, step, i % 2 === 0 ? 716 : 358, i % 2 === 0 ? "en" : "ko");
        const where = `${nameOf(architecture)}, ${step} of row ${row}`;
        expect(html, where).not.toMatch(/NaN|undefined|Infinity/);
        const { nodes, edges } = diagramOf(trace, row);
        expect(html.match(/data-node=/g), where).toHaveLength(nodes.length);
        expect(html.match(/data-edge=/g), where).toHaveLength(edges.length);
        expect(html.includes("data-weight"), where).toBe(attends(architecture.wiring));
      }
  }, 60_000);

  it("says in words what each step reads", () => {
    for (const { architecture, trace } of recorded)
      for (const step of trace.steps)
        for (const language of ["en", "ko"] as const) {
          const reads = readsOf(diagramOf(trace, 0), step, DIAGRAM_LOCALES[language]);
          expect(reads.join(), `${nameOf(architecture)}, ${step}`).not.toMatch(/undefined|NaN/);
          if (step === "cell") expect(reads.length).toBeGreaterThan(1);
          if (step === "score" && architecture.score === "uniform") expect(reads).toHaveLength(1);
        }
  });
});

describe("the dictionary of every kind of model that attends", () => {
  it("shows shares that sum to what the model's weights do, and one key that is found", () => {
    for (const { architecture, trace } of recorded) {
      const lookup = lookupOf(trace, 0);
      const { score } = trace.model;
      if (!lookup || score === null) continue;
      const html = renderToStaticMarkup(
        <Dictionary
          {...{ lookup, score }}
          entries={lookup.entries}
          row={0}
          step="softmax"
          linked={0}
          labels={DICTIONARY_LOCALES.ko}
          theme="light"
          width={800}
          sourceLanguage={null}
          onFocus={nothing}
          onPin={nothing}
          onPickStep={nothing}
        >
          {null}
        </Dictionary>,
      );
      expect(html, nameOf(architecture)).not.toMatch(/NaN|undefined/);
      const shares = [...html.matchAll(/data-share="([^"]+)"/g)].map(([, share]) => Number(share));
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
      expect(html.match(/class="found/g)).toHaveLength(1);
    }
  });
});
