import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { inkOn, luminance, type Theme, VALUE_STOPS, valueColour, WEIGHT_STOPS, weightColour } from "./color";

const THEMES: readonly Theme[] = ["light", "dark"];
const contrast = (a: string, b: string): number => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};

/** The custom properties of a block of tokens.css. */
function tokens(theme: Theme): Map<string, string> {
  const css = readFileSync(new URL("../styles/tokens.css", import.meta.url), "utf8");
  const start = css.indexOf(theme === "light" ? ":root {" : '[data-theme="dark"] {');
  const block = css.slice(start, css.indexOf("\n}", start));
  return new Map(
    Array.from(block.matchAll(/--([\w-]+): ([^;]+);/g), ([, name = "", value = ""]) => [name, value]),
  );
}

describe("weightColour", () => {
  it("goes through its stops", () => {
    for (const theme of THEMES) {
      for (const [i, stop] of WEIGHT_STOPS[theme].entries())
        expect(weightColour(i / 8, theme, false)).toBe(stop);
    }
  });

  it("runs away from the paper, and towards it when flipped", () => {
    for (const theme of THEMES) {
      const away = Math.sign(
        luminance(weightColour(1, theme, false)) - luminance(weightColour(0, theme, false)),
      );
      expect(away).toBe(theme === "light" ? -1 : 1);
      for (let weight = 0; weight <= 1; weight += 0.05) {
        expect(weightColour(weight, theme, true)).toBe(weightColour(1 - weight, theme, false));
      }
    }
  });

  it("clamps, and takes what is not a number for 0", () => {
    expect(weightColour(1.5, "light", false)).toBe(weightColour(1, "light", false));
    expect(weightColour(Number.NaN, "light", false)).toBe(weightColour(0, "light", false));
  });
});

describe("inkOn", () => {
  it("reads at 4.5 : 1 or better on every weight in both themes, flipped or not", () => {
    for (const theme of THEMES) {
      for (const flip of [false, true]) {
        for (let i = 0; i <= 1000; i++) {
          const fill = weightColour(i / 1000, theme, flip);
          expect(contrast(fill, inkOn(fill)), `${theme} ${i / 1000}`).toBeGreaterThanOrEqual(4.5);
        }
      }
    }
  });
});

describe("valueColour", () => {
  it("goes from the first stop to the last and is neutral at 0", () => {
    for (const theme of THEMES) {
      const stops = VALUE_STOPS[theme];
      expect(valueColour(-1, theme)).toBe(stops[0]);
      expect(valueColour(0, theme)).toBe(stops[3]);
      expect(valueColour(7, theme)).toBe(stops[6]);
    }
  });
});

describe("tokens.css", () => {
  it("keeps text at 4.5 : 1 on the paper", () => {
    for (const theme of THEMES) {
      const named = tokens(theme);
      for (const ink of ["ink", "ink-2", "ink-3", "src", "tgt", "ctx"]) {
        expect(
          contrast(named.get(ink) ?? "", named.get("paper") ?? ""),
          `${theme} ${ink}`,
        ).toBeGreaterThanOrEqual(4.5);
      }
    }
  });
});
