import { beforeAll, describe, expect, it } from "vitest";
import { useBackend } from "../testing/backend";
import { architectures, nameOf } from "../testing/recorded";
import { tinyTask } from "../testing/tinyTask";
import { type Architecture, SCORE_IDS, WIRING_IDS } from "../trace/architecture";
import type { Trace } from "../trace/trace";
import { completeSettings } from "../training/settings";
import { createTrainer } from "../training/trainer";
import { operandsOf } from "./expression";
import { agrees, openNumber } from "./openNumber";
import { withProbe } from "./probed";
import { writeRef } from "./ref";

const FORCED = "C A G B";
const recorded: { readonly name: string; readonly architecture: Architecture; readonly trace: Trace }[] = [];

/** Every wiring, every score, a window with a Gaussian, and what is fed back. */
function isProbed({
  cell,
  layers,
  bidirectional,
  score,
  window,
  gaussian,
  inputFeeding,
}: Architecture): boolean {
  if (cell !== "gru" || layers === 2 || bidirectional) return false;
  if (score === null) return true;
  const isLocal = window !== "global";
  return isLocal ? window === "local-p" && gaussian && score === "general" : !inputFeeding || score === "dot";
}

beforeAll(async () => {
  await useBackend("cpu");
  for (const architecture of architectures().filter(isProbed)) {
    const size = { task: tinyTask.id, seed: 5, units: 6, embed: 4, batch: 8 };
    const trainer = createTrainer(tinyTask, completeSettings({ ...architecture, ...size }));
    const trace = await trainer.trace("b d c f", { forced: FORCED, allParameters: true });
    const probe = await trainer.probe("b d c f", FORCED);
    recorded.push({ name: nameOf(architecture), architecture, trace: withProbe(trace, probe) });
    trainer.dispose();
  }
}, 30_000);

function* places(shape: readonly number[]): Generator<number[]> {
  const [size, ...rest] = shape;
  if (size === undefined) yield [];
  else for (let i = 0; i < size; i++) for (const at of places(rest)) yield [i, ...at];
}

describe("the loss of a sentence and its gradients", () => {
  it("agree in float64 with their operands, every number of every kind of model, and all operands open", () => {
    const seen = new Set<string>();
    for (const { name, trace } of recorded)
      for (const [tensor, { shape }] of Object.entries(trace.probed ?? {})) {
        seen.add(tensor);
        for (const at of places(shape)) {
          const opening = openNumber(trace, { name: tensor, at });
          const told = `${name}: ${writeRef(opening.ref)}`;
          if (opening.kind !== "computed") {
            expect(opening.kind, told).toBe("backpropagated");
            continue;
          }
          const { value, again, scale } = opening;
          expect(agrees(opening, 1e-5) ? "" : `${value}, ${again}, of ${scale}`, told).toBe("");
          if (at.some((index) => index > 1)) continue;
          for (const { ref, value: operand } of operandsOf(opening.equation.forms[0]))
            if (ref)
              expect(openNumber(trace, ref).value, `${told} of ${writeRef(ref)}`).toBeCloseTo(operand, 12);
        }
      }
    expect(seen.size).toBe(9);
    expect(new Set(recorded.map(({ architecture }) => architecture.wiring)).size).toBe(WIRING_IDS.length);
    const scores = recorded.flatMap(({ architecture }) => architecture.score ?? []);
    expect(new Set(scores).size).toBe(SCORE_IDS.length);
  });

  it("do not agree where a number is bent by a hundredth, however small it is", () => {
    for (const { name, trace } of recorded)
      for (const tensor of ["loss.mean", "gradient.value", "gradient.embedding", "gradient.keys"]) {
        const found = trace.probed?.[tensor];
        if (!found?.data.every((one) => one !== 0)) continue;
        const data = Float32Array.from(found.data, (one) => one * 1.01 + Math.sign(one) * 1e-12);
        const bent = { ...trace, probed: { ...trace.probed, [tensor]: { ...found, data } } };
        const opening = openNumber(bent, { name: tensor, at: found.shape.map(() => 0) });
        if (opening.kind !== "computed") throw new Error(opening.kind);
        expect(agrees(opening, 1e-4), `${name}: ${tensor}`).toBe(false);
      }
  });
});
