import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reachable, redistribute } from "./redistribute";

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** A row that sums to 1, some words of it pinned, one word that is moved, and where to. */
const gesture = fc
  .record({
    shares: fc.array(fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1, noNaN: true })), {
      minLength: 1,
      maxLength: 24,
    }),
    pins: fc.array(fc.nat(23), { maxLength: 12 }),
    at: fc.nat(23),
    to: fc.double({ min: -0.5, max: 1.5, noNaN: true }),
  })
  .filter(({ shares }) => sum(shares) > 0)
  .map(({ shares, pins, at, to }) => {
    const whole = sum(shares);
    return {
      weights: shares.map((share) => share / whole),
      pinned: new Set(pins.filter((pin) => pin < shares.length)),
      at: at % shares.length,
      to,
    };
  });

describe("a weight that is moved by hand", () => {
  it("leaves a row that sums to 1 and has no negative number", () => {
    fc.assert(
      fc.property(gesture, ({ weights, pinned, at, to }) => {
        const after = redistribute(weights, pinned, at, to);
        expect(Math.abs(sum(after) - 1)).toBeLessThanOrEqual(1e-9);
        expect(Math.min(...after)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("leaves the pinned ones as they were, to the digit", () => {
    fc.assert(
      fc.property(gesture, ({ weights, pinned, at, to }) => {
        const after = redistribute(weights, pinned, at, to);
        for (const pin of pinned) if (pin !== at) expect(after[pin]).toBe(weights[pin]);
      }),
    );
  });

  it("keeps the others' order and the proportions between them", () => {
    fc.assert(
      fc.property(gesture, ({ weights, pinned, at, to }) => {
        const after = redistribute(weights, pinned, at, to);
        const free = weights.flatMap((_, j) => (j === at || pinned.has(j) ? [] : [j]));
        const [before, now] = [sum(free.map((j) => weights[j] ?? 0)), sum(free.map((j) => after[j] ?? 0))];
        for (const j of free) expect((after[j] ?? 0) * before).toBeCloseTo((weights[j] ?? 0) * now, 12);
      }),
    );
  });

  it("goes where it was meant to go, as far as pins and zeros allow", () => {
    fc.assert(
      fc.property(gesture, ({ weights, pinned, at, to }) => {
        const [least, most] = reachable(weights, pinned, at);
        const after = redistribute(weights, pinned, at, to)[at] ?? Number.NaN;
        expect(after).toBe(Math.min(most, Math.max(least, to)));
        const held = sum(weights.filter((_, j) => j !== at && pinned.has(j)));
        expect(most).toBeCloseTo(Math.max(0, 1 - held), 12);
      }),
    );
  });

  it("cannot move where all the others are pinned or zero", () => {
    expect(redistribute([0, 1, 0], new Set(), 1, 0.4)).toEqual([0, 1, 0]);
    expect(redistribute([0.25, 0.5, 0.25], new Set([0, 2]), 1, 0.1)).toEqual([0.25, 0.5, 0.25]);
    expect(reachable([0.25, 0.5, 0.25], new Set([0, 2]), 1)).toEqual([0.5, 0.5]);
  });

  it("makes a row whole that a Gaussian left below 1", () => {
    const after = redistribute([0.2, 0.4, 0.1], new Set([1]), 0, 0.3);
    expect(after[1]).toBe(0.4);
    expect(sum(after)).toBeCloseTo(1, 12);
  });
});
