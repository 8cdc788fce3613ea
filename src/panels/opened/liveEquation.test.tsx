/** Sums as they are written out: signs and dots. */
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { add, call, constant, type Expression } from "../../arithmetic/expression";
import { sumOf } from "../formulas/place";
import { LiveEquation } from "./LiveEquation";

const textOf = (expression: Expression): string =>
  renderToStaticMarkup(<LiveEquation expression={expression} />).replace(/<[^>]+>/g, "");

describe("a sum that is written out", () => {
  it("has brackets around a negative number behind a plus, and none where it begins", () => {
    const sum = add(constant(-1.5), constant(-0.25), constant(2));
    expect(textOf(call("sigmoid", sum))).toBe("σ(−1.500000 + (−0.250000) + 2)");
  });

  it("has dots for two terms or more, never for one", () => {
    const sum = (count: number, inView: number[]): string => sumOf(count, inView, String);
    expect(sum(3, [])).toBe("0 + 1 + 2");
    expect(sum(4, [])).toBe("0 + \\cdots + 3");
    expect(sum(6, [2])).toBe("0 + 1 + 2 + \\cdots + 5");
    expect(sum(7, [3])).toBe("0 + \\cdots + 3 + \\cdots + 6");
  });
});
