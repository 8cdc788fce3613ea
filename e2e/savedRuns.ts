/** What a browser keeps of runs, and what the page says of it. */
import type { Page } from "@playwright/test";
import { expect, type LoomPage } from "./loomPage";

/** A model that trains in no time. */
export const TINY = { seed: "3", units: "8", embed: "4", batch: "8" };

/** The text of a note of this kind, once it stands. */
export async function note(loom: LoomPage, kind: string): Promise<string> {
  const found = loom.page.locator(`[data-note="${kind}"]`);
  await expect(found).toBeVisible({ timeout: 40_000 });
  return (await found.textContent()) ?? "";
}

/** The update that a note names. */
export const updateIn = (text: string): number => Number(/update ([\d,]+)/.exec(text)?.[1]?.replace(",", ""));

/** The updates of the records that are in the browser's storage, in ascending order. */
export async function savedSteps(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    // Opening a database makes it.
    const found = await indexedDB.databases();
    if (!found.some(({ name }) => name === "attention-loom")) return [];
    return new Promise<number[]>((resolve, reject) => {
      const opening = indexedDB.open("attention-loom");
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const database = opening.result;
        const reading = database.transaction("runs").objectStore("runs").getAll();
        reading.onerror = () => reject(reading.error);
        reading.onsuccess = () => {
          database.close();
          resolve(reading.result.map(({ step }: { step: number }) => step).sort((a, b) => a - b));
        };
      };
    });
  });
}
