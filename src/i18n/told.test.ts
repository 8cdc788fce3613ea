import { describe, expect, it } from "vitest";
import type { Intervention } from "../trace/intervention";
import { PICKER_LOCALES } from "./pickerLocales";

const en = PICKER_LOCALES.en.interventions.say;
const ko = PICKER_LOCALES.ko.interventions.say;
const banned = (rows: readonly number[]): readonly Intervention[] =>
  rows.map((row) => ({ kind: "token", row, ban: "<eos>" }));

describe("changes of a translation", () => {
  it("that forbid a word in row after row are said once", () => {
    expect(en(banned([0, 1, 2, 3]))).toBe("output words 1 to 4 are never “<eos>”");
    expect(ko(banned([0, 1, 2, 3]))).toMatch(/^1번째부터 4번째까지의 출력 단어로 ‘<eos>’/u);
    expect(en(banned([0, 1]))).toBe("output word 1 is never “<eos>”; output word 2 is never “<eos>”");
    expect(en([...banned([0, 1, 2]), { kind: "token", row: 3, force: "a" }])).toBe(
      "output words 1 to 3 are never “<eos>”; output word 4 is “a”",
    );
    expect(en(banned([0, 2, 4])).match(/never/g)).toHaveLength(3);
  });

  it("that divide by the root of a number say so", () => {
    const divided = (temperature: number): string => en([{ kind: "scores", row: "all", temperature }]);
    expect(divided(Math.sqrt(32))).toMatch(/: ÷ √32$/);
    expect(divided(2)).toMatch(/: ÷ 2$/);
    expect(divided(1.3)).toMatch(/: ÷ 1\.3$/);
  });
});
