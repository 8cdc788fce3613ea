import { describe, expect, it } from "vitest";
import type { Problem } from "../lib/problem";
import { chooseLanguage } from "./language";
import { LOCALES } from "./locales";
import { problemText } from "./messages";

const PROBLEMS: Problem[] = [
  { code: "sentence-empty" },
  { code: "sentence-too-long", length: 30, limit: 24 },
  { code: "task-unknown", task: "xx", known: ["fr-en", "ko-en"] },
  { code: "option-unknown", option: "--x" },
  { code: "option-value", option: "--steps", value: "y", expected: "1" },
  { code: "option-missing", option: "--task" },
  { code: "command-unknown", command: "tarin", known: ["train"] },
  { code: "file-unreadable", path: "a.tsv" },
  { code: "model-truncated", expected: 10, actual: 3 },
  { code: "model-oversized", bytes: 10, limit: 3 },
  { code: "model-not-safetensors" },
  { code: "model-version", version: "2", expected: "1" },
  { code: "model-metadata", field: "seed" },
  { code: "model-tensor-missing", tensor: "output.bias" },
  { code: "model-tensor-unknown", tensor: "other" },
  { code: "model-tensor-shape", tensor: "output.bias", expected: "[3]", actual: "[4]" },
  { code: "model-tensor-not-finite", tensor: "output.bias" },
  { code: "model-tensor-type", tensor: "output.bias", type: "F16" },
  { code: "file-unwritable", path: "out/a.json" },
  { code: "word-unknown", word: "garçon" },
  { code: "twin-interventions" },
  { code: "twin-other-model", field: "seed" },
  { code: "training-diverged", step: 310 },
  { code: "worker-stopped", step: null },
  { code: "worker-stopped", step: 4200 },
  { code: "worker-busy" },
  { code: "engine-failed", detail: "context lost" },
  { code: "pairs-encoding", line: 3 },
  { code: "pairs-columns", line: 1 },
  { code: "pairs-alignment", line: 2, value: "9-9" },
  { code: "pairs-few", pairs: 1, least: 2 },
  { code: "link-field", field: "row", value: "x" },
];

type Leaf = string | number | boolean | ((...args: never[]) => unknown);

/** Every place in a tree of messages, as a path. */
function paths(value: unknown, at = ""): string[] {
  if (typeof value !== "object" || value === null) return [at];
  return Object.entries(value).flatMap(([key, child]) => paths(child, `${at}.${key}`));
}

function leaves(value: unknown): Leaf[] {
  if (typeof value !== "object" || value === null) return [value as Leaf];
  return Object.values(value).flatMap(leaves);
}

describe("locales", () => {
  it("have the same places", () => {
    expect(paths(LOCALES.ko).sort()).toEqual(paths(LOCALES.en).sort());
  });

  it("leave nothing of one language in the other", () => {
    const texts = (locale: unknown) =>
      leaves(locale).filter((leaf): leaf is string => typeof leaf === "string");
    for (const text of texts(LOCALES.en)) expect(text).not.toMatch(/[가-힣]/);
    const shared = new Set(texts(LOCALES.en).filter((text) => / /.test(text)));
    const untranslated = texts(LOCALES.ko).filter((text) => shared.has(text));
    expect(untranslated.filter((text) => text !== "Attention Loom")).toEqual([]);
  });

  for (const problem of PROBLEMS) {
    it(`say what was wrong and what to do: ${problem.code}`, () => {
      const [en, ko] = [problemText(LOCALES.en, problem), problemText(LOCALES.ko, problem)];
      expect(en).toMatch(/^[A-Z-].*[.]$/s);
      expect(ko).toMatch(/[가-힣]/);
      expect(ko).toMatch(/\.$/);
      for (const text of [en, ko]) {
        expect(text).not.toMatch(/undefined|\[object|\(으\)|은\(는\)|이\(가\)|을\(를\)/);
        for (const [field, value] of Object.entries(problem)) {
          if (field !== "code" && typeof value === "string") expect(text).toContain(value);
        }
      }
    });
  }
});

describe("language", () => {
  it("is the link's, then the saved one, then the browser's", () => {
    expect(chooseLanguage("ko", "en", ["en"])).toBe("ko");
    expect(chooseLanguage(undefined, "ko", ["en"])).toBe("ko");
    expect(chooseLanguage(undefined, "xx", ["fr-FR", "ko-KR", "en"])).toBe("ko");
    expect(chooseLanguage(undefined, null, ["fr"])).toBe("en");
    expect(chooseLanguage(undefined, null, [])).toBe("en");
  });
});
