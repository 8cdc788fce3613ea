import { describe, expect, it } from "vitest";
import type { Language } from "../lib/language";
import type { Problem } from "../lib/problem";
import type { Intervention } from "../trace/intervention";
import { change, DEFAULTS, type SomeChoice } from "../trace/settings";
import { CLOTH_LOCALES } from "./clothLocales";
import { DIAGRAM_LOCALES } from "./diagramLocales";
import { DICTIONARY_LOCALES } from "./dictionaryLocales";
import { EXPERIMENTS_LOCALES } from "./experimentsLocales";
import { FIGURE_LOCALES } from "./figureLocales";
import { FORMULA_LOCALES } from "./formulaLocales";
import { HELP_LOCALES } from "./helpLocales";
import { INSPECT_LOCALES } from "./inspectLocales";
import { chooseLanguage } from "./language";
import { LESSON_PAGES_LOCALES } from "./lessonPagesLocales";
import { LESSONS_LOCALES } from "./lessonsLocales";
import { LOCALES } from "./locales";
import { LOOP_LOCALES } from "./loopLocales";
import { LOSS_TABLE_LOCALES } from "./lossTableLocales";
import { problemText } from "./messages";
import { OPENED_LOCALES } from "./openedLocales";
import { PICKER_LOCALES } from "./pickerLocales";
import { REPORT_LOCALES } from "./reportLocales";
import { SLOTS } from "./sections/config";
import { SURGERY_LOCALES } from "./surgeryLocales";
import { TEACHING_LOCALES } from "./teachingLocales";
import { WORKED_LOCALES } from "./workedLocales";

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
  { code: "device-lost" },
  { code: "hand-set" },
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
    expect(paths(PICKER_LOCALES.ko).sort()).toEqual(paths(PICKER_LOCALES.en).sort());
    expect(paths(DIAGRAM_LOCALES.ko).sort()).toEqual(paths(DIAGRAM_LOCALES.en).sort());
    expect(paths(DICTIONARY_LOCALES.ko).sort()).toEqual(paths(DICTIONARY_LOCALES.en).sort());
    expect(paths(LOOP_LOCALES.ko).sort()).toEqual(paths(LOOP_LOCALES.en).sort());
    expect(paths(LOSS_TABLE_LOCALES.ko).sort()).toEqual(paths(LOSS_TABLE_LOCALES.en).sort());
    expect(paths(FORMULA_LOCALES.ko).sort()).toEqual(paths(FORMULA_LOCALES.en).sort());
    expect(paths(HELP_LOCALES.ko).sort()).toEqual(paths(HELP_LOCALES.en).sort());
    expect(paths(FIGURE_LOCALES.ko).sort()).toEqual(paths(FIGURE_LOCALES.en).sort());
    expect(paths(REPORT_LOCALES.ko).sort()).toEqual(paths(REPORT_LOCALES.en).sort());
    expect(paths(OPENED_LOCALES.ko).sort()).toEqual(paths(OPENED_LOCALES.en).sort());
    expect(paths(WORKED_LOCALES.ko).sort()).toEqual(paths(WORKED_LOCALES.en).sort());
    expect(paths(SURGERY_LOCALES.ko).sort()).toEqual(paths(SURGERY_LOCALES.en).sort());
    expect(paths(CLOTH_LOCALES.ko).sort()).toEqual(paths(CLOTH_LOCALES.en).sort());
    expect(paths(TEACHING_LOCALES.ko).sort()).toEqual(paths(TEACHING_LOCALES.en).sort());
    expect(paths(INSPECT_LOCALES.ko).sort()).toEqual(paths(INSPECT_LOCALES.en).sort());
    expect(paths(LESSONS_LOCALES.ko).sort()).toEqual(paths(LESSONS_LOCALES.en).sort());
    expect(paths(LESSON_PAGES_LOCALES.ko).sort()).toEqual(paths(LESSON_PAGES_LOCALES.en).sort());
    expect(paths(EXPERIMENTS_LOCALES.ko).sort()).toEqual(paths(EXPERIMENTS_LOCALES.en).sort());
  });

  it("leave nothing of one language in the other", () => {
    const texts = (locale: unknown) =>
      leaves(locale).filter((leaf): leaf is string => typeof leaf === "string");
    for (const text of [
      ...texts(LOCALES.en),
      ...texts(PICKER_LOCALES.en),
      ...texts(REPORT_LOCALES.en),
      ...texts(HELP_LOCALES.en),
      ...texts(OPENED_LOCALES.en),
      ...texts(FORMULA_LOCALES.en),
      ...texts(LOOP_LOCALES.en),
      ...texts(LOSS_TABLE_LOCALES.en),
      ...texts(FIGURE_LOCALES.en),
      ...texts(DIAGRAM_LOCALES.en),
      ...texts(DICTIONARY_LOCALES.en),
      ...texts(WORKED_LOCALES.en),
      ...texts(SURGERY_LOCALES.en),
      ...texts(CLOTH_LOCALES.en),
      ...texts(TEACHING_LOCALES.en),
      ...texts(INSPECT_LOCALES.en),
      ...texts(LESSONS_LOCALES.en),
      ...texts(LESSON_PAGES_LOCALES.en),
      ...texts(EXPERIMENTS_LOCALES.en),
    ])
      expect(text).not.toMatch(/[가-힣]/);
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

const MODELS: Readonly<Record<string, SomeChoice>> = {
  default: {},
  bahdanau: { wiring: "bahdanau", cell: "lstm", score: "concat", bidirectional: true, layers: 2 },
  local: { score: "scaled-dot", window: "local-p", inputFeeding: true },
  location: { score: "location", window: "local-m" },
  general: { score: "general", cell: "rnn" },
  plain: { wiring: "plain" },
  "plain-context": { wiring: "plain-context" },
};

describe("the sentence about the model", () => {
  const say = (language: Language, patch: SomeChoice): string =>
    LOCALES[language].config
      .model(change(DEFAULTS, patch), true)
      .map((part) => (typeof part === "string" ? part : part.text))
      .join("");

  it("reads as a sentence in both languages", () => {
    expect(say("en", {})).toBe(
      "A 1-layer GRU of 32 units reads one way; a Luong decoder scores all words by dot product. Usual training.",
    );
    expect(say("ko", {})).toBe(
      "유닛 32개짜리 1층 GRU 인코더가 한 방향으로 읽고, Luong 디코더가 모든 단어의 스코어를 내적으로 계산합니다. 기본 학습 설정",
    );
    expect(say("ko", MODELS.local ?? {})).toContain(
      "예측한 자리 주변 단어(±2)의 스코어를 스케일드 내적으로 계산합니다.",
    );
    expect(say("en", { wiring: "plain" })).toContain(
      "reads one way; no attention, only the last state (no scores, no window).",
    );
  });

  it("has every word that can be changed, whatever the model, and no particle that was left open", () => {
    for (const language of ["en", "ko"] as const)
      for (const [name, patch] of Object.entries(MODELS)) {
        const parts = LOCALES[language].config.model(change(DEFAULTS, patch), false);
        const slots = parts.flatMap((part) => (typeof part === "string" ? [] : [part.slot]));
        expect(slots.toSorted(), name).toEqual(
          SLOTS.filter((slot) => slot !== "task" && slot !== "presets").toSorted(),
        );
        expect(say(language, patch), name).not.toMatch(/undefined|\(으\)|을\(를\)/);
      }
  });
});

const INTERVENTIONS: readonly Intervention[] = [
  { kind: "weights", row: "all", set: "uniform" },
  { kind: "weights", row: 1, set: "one-hot", position: 2 },
  { kind: "scores", row: 0, scale: 2, temperature: 0.5 },
  { kind: "gate", side: "decoder", gate: "reset", value: 0, unit: 4 },
  { kind: "token", row: 2, force: "red" },
  { kind: "token", row: 2, ban: "cat" },
  { kind: "source", position: 0, word: "rouge" },
  { kind: "swap-source", positions: [0, 1] },
  { kind: "value", position: 1, numbers: [1] },
  { kind: "swap-values", positions: [0, 3] },
  { kind: "parameter", name: "attention.W_a", set: "zero" },
  { kind: "states", numbers: [[1]] },
  { kind: "query", row: 0, numbers: [1] },
];

it("every kind of intervention is said in words", () => {
  for (const language of ["en", "ko"] as const) {
    const said = INTERVENTIONS.map((one) => PICKER_LOCALES[language].interventions.say([one]));
    expect(new Set(said).size).toBe(INTERVENTIONS.length);
    for (const text of said) expect(text).not.toMatch(/undefined|NaN|\(으\)|을\(를\)/);
  }
});
