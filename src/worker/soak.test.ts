import { expect, it } from "vitest";
import { useBackend } from "../testing/backend";
import { WASM_CHOICE } from "../testing/engines";
import { soak } from "../testing/soak";

it("1,000 updates on wasm leave nothing behind: as many tensors and bytes as at the tenth, and the same heap", async () => {
  await useBackend("wasm");
  const settings = { task: "fr-en", seed: 3, units: 8, embed: 4, batch: 8 };
  await soak(WASM_CHOICE, settings, [60]);
  const held = await soak(WASM_CHOICE, settings, [10, 100, 1000]);
  const [, tenth, end] = held;
  expect(new Set(held.map(({ tensors }) => tensors)).size).toBe(1);
  expect(new Set(held.map(({ bytes }) => bytes)).size).toBe(1);
  expect(Math.abs((end?.heap ?? 0) / (tenth?.heap ?? 1) - 1)).toBeLessThan(0.05);
}, 120_000);
