import { describe, expect, it } from "vitest";
import { type Countable, callsSince, countCalls, createCallMeter } from "./glCounter";

/** A context that notes what reaches it. */
class FakeContext {
  readonly reached: string[] = [];
  drawArrays(): void {
    this.reached.push("drawArrays");
  }
  drawElements(): void {
    this.reached.push("drawElements");
  }
  texImage2D(...args: unknown[]): void {
    this.reached.push(`texImage2D ${args.length}`);
  }
  texSubImage2D(...args: unknown[]): void {
    this.reached.push(`texSubImage2D ${args.length}`);
  }
  linkProgram(): void {
    this.reached.push("linkProgram");
  }
}

describe("counting what WebGL is asked to do", () => {
  it("counts draws, textures filled from memory and linked programs, and passes every call on", () => {
    const context = new FakeContext();
    const read = countCalls(context as unknown as Countable);
    const before = read();
    context.drawElements();
    context.drawArrays();
    context.linkProgram();
    context.texImage2D(0, 0, 0, 4, 4, 0, 0, 0, null);
    context.texImage2D(0, 0, 0, 4, 4, 0, 0, 0, new Float32Array(16));
    context.texSubImage2D(0, 0, 0, 0, 4, 4, 0, 0, new Float32Array(16));
    expect(callsSince(before, read())).toEqual({ draws: 2, uploads: 2, programs: 1 });
    expect(context.reached).toEqual([
      "drawElements",
      "drawArrays",
      "linkProgram",
      "texImage2D 9",
      "texImage2D 9",
      "texSubImage2D 9",
    ]);
  });

  it("gives the mean of an update, without what happens between updates", () => {
    const context = new FakeContext();
    const meter = createCallMeter(countCalls(context as unknown as Countable));
    expect(meter.take()).toEqual({});
    for (const draws of [3, 5])
      meter.count(() => {
        for (let i = 0; i < draws; i++) context.drawElements();
        context.drawArrays();
      });
    context.drawElements();
    context.linkProgram();
    expect(meter.take()).toEqual({ calls: { draws: 5, uploads: 0, programs: 0 }, linked: 1 });
    expect(meter.take()).toEqual({});
  });

  it("says nothing where there is no context, and still updates", () => {
    const meter = createCallMeter(null);
    let updates = 0;
    meter.count(() => {
      updates += 1;
    });
    expect(updates).toBe(1);
    expect(meter.take()).toEqual({});
  });
});
