import { describe, expect, it } from "vitest";
import { createRandom } from "./random";

const take = (count: number, next: () => number): number[] => Array.from({ length: count }, next);

describe("random numbers", () => {
  it("are the same for the same seed, 0 included, and others for another", () => {
    for (const seed of [0, 1, 2 ** 31 - 1]) {
      expect(take(20, createRandom(seed).next)).toEqual(take(20, createRandom(seed).next));
    }
    expect(take(20, createRandom(0).next)).not.toEqual(take(20, createRandom(1).next));
  });

  it("go on from a saved state as if they had not stopped", () => {
    const random = createRandom(7);
    take(13, random.next);
    const resumed = createRandom(random.state());
    expect(take(20, resumed.next)).toEqual(take(20, random.next));
  });

  it("fill [0, 1) evenly", () => {
    const values = take(20_000, createRandom(3).next);
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    const counts = new Array<number>(10).fill(0);
    for (const value of values) counts[Math.floor(value * 10)] = (counts[Math.floor(value * 10)] ?? 0) + 1;
    // 2,000 expected in each tenth; five standard deviations are 212.
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(212);
  });

  it("are normal with mean 0 and variance 1", () => {
    const values = take(20_000, createRandom(5).normal);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.04);
    expect(Math.abs(variance - 1)).toBeLessThan(0.05);
  });

  it("fork into streams that differ by name", () => {
    const [a, b] = [createRandom(1).fork("a"), createRandom(1).fork("b")];
    expect(take(10, a.next)).not.toEqual(take(10, b.next));
  });

  it("refuse to pick from nothing", () => {
    expect(() => createRandom(1).pick([])).toThrow(RangeError);
  });
});
