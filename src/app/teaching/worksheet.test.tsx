import { readFileSync } from "node:fs";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { LOCALES } from "../../i18n/locales";
import { MessagesContext } from "../../i18n/useMessages";
import { present } from "../../lib/assert";
import { LANGUAGES, type Language } from "../../lib/language";
import { parseTrace } from "../../trace/json";
import { row as rowOf } from "../../trace/tensors";
import { type Trace, tensorOf } from "../../trace/trace";
import { SHIPPED } from "../shipped";
import { Sheet } from "./Sheet";
import { worksheetRows } from "./worksheetRows";

function shipped(file: string): Trace {
  const path = new URL(`../../../public/models/${file}.trace.json`, import.meta.url);
  return present(parseTrace(JSON.parse(readFileSync(path, "utf8"))), file);
}

function print(trace: Trace, row: number, isKey: boolean, language: Language = "en"): string {
  const rows = present(worksheetRows(trace, row), "weights");
  return renderToStaticMarkup(
    <MessagesContext value={LOCALES[language]}>
      <Sheet {...{ trace, row, rows, isKey, language }} file={trace.model.task} />
    </MessagesContext>,
  );
}

/** What stands in the boxes, by the names of their numbers. */
const boxes = (html: string): Map<string, string> =>
  new Map(
    [...html.matchAll(/class="box" data-number="([^"]+)">([^<]*)</g)].map(([, name = "", text = ""]) => [
      name,
      text,
    ]),
  );

/** Two decimals the way a calculator rounds, written here for itself. */
const twoDecimals = (value: number): string => {
  const text = (Math.round(Math.abs(value) * 100) / 100).toFixed(2);
  return value < 0 && text !== "0.00" ? `−${text}` : text;
};

describe("the answer key", () => {
  for (const file of SHIPPED.map((one) => one.file).filter((one) => !one.endsWith(".plain")))
    it(`is the trace of the shipped model to two decimals: ${file}`, () => {
      const trace = shipped(file);
      for (const [row, said] of trace.output.tokens.entries()) {
        const key = boxes(print(trace, row, true));
        expect(key.get("said")).toBe(said.replace(/^<(.*)>$/, "$1").replace(/^ $/, "␣"));
        const scores = rowOf(tensorOf(trace, "scores"), row);
        const sum = scores.reduce((total, score) => total + Math.exp(score), 0);
        const near = (name: string, value: number): void => {
          const text = key.get(name) ?? "";
          expect(text, `${file} ${name}`).toMatch(/^−?\d+\.\d\d$/);
          const off = Math.abs(Number(text.replace("−", "-")) - value);
          expect(off, `${file} ${name}`).toBeLessThanOrEqual(0.005 + 1e-9 * Math.abs(value));
        };
        near(`sum.${row}`, sum);
        for (const [j, score] of scores.entries()) {
          near(`exp.${row}.${j}`, Math.exp(score));
          near(`weights.${row}.${j}`, rowOf(tensorOf(trace, "weights"), row)[j] ?? Number.NaN);
        }
        const rows = present(worksheetRows(trace, row), "weights");
        near(`context.${row}.${rows.unit}`, rowOf(tensorOf(trace, "context"), row)[rows.unit] ?? Number.NaN);
        for (const text of key.values()) expect(text).not.toMatch(/^$|NaN|undefined/);
      }
    });

  it("has the same boxes as the worksheet, which are empty there", () => {
    for (const language of LANGUAGES) {
      const trace = shipped("fr-en");
      const [blank, key] = [boxes(print(trace, 1, false, language)), boxes(print(trace, 1, true, language))];
      expect([...blank.keys()]).toEqual([...key.keys()]);
      expect(new Set(blank.values())).toEqual(new Set([""]));
      expect(print(trace, 1, true, language)).toMatch(
        language === "en" ? /full numbers, then rounded/ : /반올림하지 않은/,
      );
    }
  });
});

describe("the worksheet", () => {
  it("lets the scores be computed by hand where the vectors are short", () => {
    const trace = shipped("worked-luong");
    const rows = present(worksheetRows(trace, 0), "weights");
    expect(rows.vectors?.query).toHaveLength(trace.model.units);
    const key = boxes(print(trace, 0, true));
    rows.vectors?.states.forEach((state, j) => {
      const product = state.reduce((sum, value, u) => sum + value * (rows.vectors?.query[u] ?? 0), 0);
      expect(key.get(`scores.0.${j}`)).toBe(twoDecimals(product));
    });
    expect(worksheetRows(shipped("fr-en"), 0)?.vectors).toBeNull();
  });

  it("offers the best word among others, and says nothing where there are no weights", () => {
    const trace = shipped("fr-en");
    const rows = present(worksheetRows(trace, 2), "weights");
    const best = [...rows.words].sort((a, b) => b.logit - a.logit)[0];
    expect(best?.word).toBe(trace.output.tokens[2]);
    expect(rows.words.length).toBe(5);
    expect(worksheetRows(shipped("fr-en.plain"), 0)).toBeNull();
  });
});
