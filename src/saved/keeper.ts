/**
 * Writes a tab's run down while it trains and finds the one to go on with when a page opens. Storage that is full or
 * refused costs that and nothing else: whoever asked is told once how it stands, and the page goes on.
 */
import { BROWSER_DATABASE, type Database } from "./database";
import {
  type AnyRecord,
  candidates,
  FORMAT_VERSION,
  type Opening,
  type SavedRun,
  superfluous,
  type WholeRun,
} from "./savedRun";
import { createTab, type Tab } from "./tab";

/** How saving goes: `full` and `refused` mean that the run cannot be taken up again. */
export type Saving = "saved" | "full" | "refused";

/** What the page knows of its run; the rest of a record is the keeper's. */
export type Kept = Omit<SavedRun, "version" | "key" | "savedAt" | "bytes">;

export interface Keeper {
  /** The run to go on with, from now on this tab's; null where there is none, or where nothing can be read. */
  takeUp(opening: Omit<Opening, "ownKey">): Promise<WholeRun | null>;
  /** Writes it, once what is being written is. Of several that wait only the last is written. */
  keep(kept: Kept, model: ArrayBuffer): void;
  /** This tab's run was thrown away. */
  forget(): void;
  /** What was taken up is not this tab's run after all: it stays saved, and nothing is written over it. */
  letGo(): void;
}

/** A page does not wait longer than this for a storage that does not answer. */
const PATIENCE_MS = 4000;
/** What is not written by then may never be, and the reader has to know. */
const WRITING_MS = 10_000;

function isFull(error: unknown): boolean {
  return error instanceof Error && error.name === "QuotaExceededError";
}

export function createKeeper(
  database: Database,
  tab: Tab,
  now: () => number,
  report: (saving: Saving) => void,
): Keeper {
  let waiting: { readonly kept: Kept; readonly model: ArrayBuffer } | "forget" | null = null;
  let isWriting = false;
  let isTidy = false;

  const tidy = async (all = false): Promise<void> => {
    const [saved, isHeld, own] = await Promise.all([database.list(), tab.held(), tab.key()]);
    const isKept = (record: AnyRecord): boolean => record.key === own || isHeld(record);
    const keys = all
      ? saved.filter((record) => !isKept(record)).map(({ key }) => key)
      : superfluous(saved, isKept);
    if (keys.length > 0) await database.remove(keys);
  };

  const write = async ({ kept, model }: { kept: Kept; model: ArrayBuffer }): Promise<void> => {
    const key = await tab.key();
    const bytes = model.byteLength;
    const whole = { run: { ...kept, version: FORMAT_VERSION, key, savedAt: now(), bytes } as const, model };
    await database.write(whole).catch(async (error: unknown) => {
      if (!isFull(error)) throw error;
      // What other tabs left behind is worth less than what is being trained now.
      await tidy(true);
      await database.write(whole);
    });
    if (!isTidy) await tidy();
    isTidy = true;
  };

  const work = async (): Promise<void> => {
    if (isWriting) return;
    isWriting = true;
    while (waiting !== null) {
      const job = waiting;
      waiting = null;
      // It is waited for all the same: nothing piles up behind it, and where it comes to its end, that is told too.
      const late = setTimeout(() => {
        if (job !== "forget") report("refused");
      }, WRITING_MS);
      try {
        if (job === "forget") await database.remove([await tab.key()]);
        else {
          await write(job);
          report("saved");
        }
      } catch (error) {
        // A record that could not be removed is pruned some day.
        if (job !== "forget") report(isFull(error) ? "full" : "refused");
      } finally {
        clearTimeout(late);
      }
    }
    isWriting = false;
  };

  const claimBest = async (
    opening: Omit<Opening, "ownKey">,
    isLate: () => boolean,
  ): Promise<WholeRun | null> => {
    const ownKey = tab.formerKey;
    const [saved, isHeld] = await Promise.all([database.list(), tab.held()]);
    for (const { key, ...run } of candidates(saved, { ...opening, ownKey })) {
      if (isLate()) return null;
      // This tab's own lock may still be the one of the page that just went.
      if (key !== ownKey && isHeld({ key, ...run })) continue;
      if (!(await tab.claim(key))) continue;
      const whole = await database.read(key);
      if (whole && !isLate()) return whole;
      tab.letGo();
    }
    // Another run begins here: it must not be written over one that was only not asked for.
    await tab.key();
    return null;
  };

  return {
    takeUp: (opening) => {
      let isLate = false;
      return Promise.race([
        claimBest(opening, () => isLate).catch(() => null),
        new Promise<null>((resolve) =>
          setTimeout(() => {
            isLate = true;
            resolve(null);
          }, PATIENCE_MS),
        ),
      ]);
    },
    keep: (kept, model) => {
      waiting = { kept, model };
      void work();
    },
    forget: () => {
      waiting = "forget";
      void work();
    },
    letGo: () => tab.letGo(),
  };
}

export function createBrowserKeeper(report: (saving: Saving) => void): Keeper {
  return createKeeper(BROWSER_DATABASE, createTab(Date.now), Date.now, report);
}
