import { describe, expect, it } from "vitest";
import { PICKER_LOCALES } from "../../i18n/pickerLocales";
import { SLOTS, type Slot } from "../../i18n/sections/config";
import { change, clash, DEFAULTS, defaultsOf, type ModelChoice } from "../../trace/settings";
import { equationOf, FIELD_EQUATIONS, OPTIMIZER_EQUATIONS, SCHEDULE_EQUATIONS } from "./equations";
import { draftOf, EXAMPLES, FORMS, hasForm, kindOf, readDraft } from "./fields";
import { groupsOf, type Option } from "./options";

const MODELS: readonly ModelChoice[] = [
  DEFAULTS,
  change(DEFAULTS, { wiring: "bahdanau", score: "concat", bidirectional: true }),
  change(DEFAULTS, { window: "local-p", inputFeeding: true }),
  change(DEFAULTS, { wiring: "plain", cell: "lstm" }),
  change(DEFAULTS, { wiring: "plain-context" }),
];

const optionsOf = (slot: Slot, choice: ModelChoice): readonly Option[] =>
  groupsOf(slot, "fr-en", choice, null).flatMap(({ options }) => options);
const option = (slot: Slot, id: string, choice: ModelChoice): Option | undefined =>
  optionsOf(slot, choice).find((one) => one.id === id);

describe("options", () => {
  it("are what makes a possible model, and what does not says why", () => {
    for (const choice of MODELS)
      for (const slot of SLOTS)
        for (const { patch, refusal, id } of optionsOf(slot, choice))
          expect(clash(change(choice, patch)), `${slot} ${id}`).toBe(refusal);
  });

  it("disable a choice with its reason, and never a wiring, a cell or a whole model", () => {
    const [luong = DEFAULTS, bahdanau = DEFAULTS, local = DEFAULTS, plain = DEFAULTS] = MODELS;
    expect(option("wiring", "with", bahdanau)?.refusal).toBe("feeding-is-luongs");
    expect(option("wiring", "with", luong)?.refusal).toBeNull();
    expect(option("window", "falling", luong)?.refusal).toBe("gaussian-needs-local");
    expect(option("window", "even", local)?.refusal).toBe("local-p-needs-gaussian");
    expect(optionsOf("score", plain).map(({ refusal }) => refusal)).toEqual(Array(6).fill("no-attention"));
    for (const choice of MODELS)
      for (const slot of ["cell", "presets", "direction", "layers"] as const)
        for (const { refusal } of optionsOf(slot, choice)) expect(refusal).toBeNull();
  });

  it("mark the one in use, and the ones that ship trained", () => {
    expect(option("cell", "gru", DEFAULTS)).toMatchObject({ selected: true, ships: true });
    expect(option("cell", "lstm", DEFAULTS)).toMatchObject({ selected: false, ships: false });
    expect(option("presets", "default", MODELS[1] ?? DEFAULTS)).toMatchObject({
      selected: false,
      ships: true,
    });
    expect(option("presets", "bahdanau-2014", MODELS[1] ?? DEFAULTS)?.selected).toBe(true);
  });

  it("are only what the engine says that it can do", () => {
    const engine = { tasks: [], cells: ["gru"], wirings: ["luong"], scores: ["dot"], windows: [] };
    const ids = (slot: Slot): string[] =>
      groupsOf(slot, "fr-en", DEFAULTS, engine)[0]?.options.map(({ id }) => id) ?? [];
    expect([ids("cell"), ids("wiring"), ids("score"), ids("window")]).toEqual([
      ["gru"],
      ["luong"],
      ["dot"],
      [],
    ]);
  });

  it("each have an equation and a line in both languages", () => {
    for (const slot of SLOTS)
      for (const { id: group, options } of groupsOf(slot, "fr-en", DEFAULTS, null))
        for (const { id } of options) {
          expect(equationOf(group, id, DEFAULTS), `${group} ${id}`).not.toBe("");
          for (const words of Object.values(PICKER_LOCALES)) {
            const told = (words[group] as Record<string, string | { line: string }>)[id];
            expect(typeof told === "string" ? told : told?.line, `${group} ${id}`).toMatch(/[.]$/);
          }
        }
    const others = { ...FIELD_EQUATIONS, ...OPTIMIZER_EQUATIONS, ...SCHEDULE_EQUATIONS };
    for (const words of Object.values(PICKER_LOCALES))
      for (const field of Object.keys({ ...words.fields, ...words.optimizers, ...words.schedules }))
        expect(others, field).toHaveProperty(field);
  });

  it("ask with the state that the wiring asks with", () => {
    expect(equationOf("score", "dot", DEFAULTS)).toContain("s_t^");
    expect(equationOf("score", "dot", { ...DEFAULTS, wiring: "bahdanau" })).toContain("s_{t−1}^");
  });
});

describe("forms", () => {
  it("say nothing until something is changed, and then only that", () => {
    for (const form of Object.keys(FORMS).filter(hasForm)) {
      const draft = draftOf(form, DEFAULTS);
      expect(readDraft(draft, DEFAULTS)).toEqual({ patch: {}, bad: [], changed: false });
    }
    const typed = { ...draftOf("training", DEFAULTS), batch: " 32", reverseSource: "true" };
    expect(readDraft(typed, DEFAULTS)).toEqual({
      patch: { batch: 32, reverseSource: true },
      bad: [],
      changed: true,
    });
  });

  it("name the boxes that hold no value of their field", () => {
    const typed = { learningRate: "fast", batch: "1.5", clip: "0", dropout: "0.95", teacherForcing: "often" };
    expect(readDraft(typed, DEFAULTS).bad).toEqual(Object.keys(typed));
    expect(readDraft({ units: "33" }, defaultsOf("reverse")).bad).toEqual(["units"]);
    expect(readDraft({ units: "33" }, DEFAULTS).bad).toEqual([]);
  });

  it("know a schedule's kind, and have an example of each", () => {
    for (const [kind, example] of Object.entries(EXAMPLES)) {
      expect(kindOf(example)).toBe(kind);
      expect(readDraft({ teacherForcing: example }, DEFAULTS).bad).toEqual([]);
    }
  });
});
