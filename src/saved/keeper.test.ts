import { describe, expect, it, vi } from "vitest";
import { defaultsOf } from "../trace/settings";
import type { Database } from "./database";
import { createKeeper, type Kept, type Saving } from "./keeper";
import type { WholeRun } from "./savedRun";
import type { Tab } from "./tab";

const kept = (step: number): Kept => ({
  scene: { ...defaultsOf("fr-en"), task: "fr-en", seed: 1, sentence: "je suis" },
  pairs: null,
  step,
  begun: 0,
  losses: [[step, 1]],
  exact: [],
  aer: [],
});
const model = (byte: number): ArrayBuffer => Uint8Array.of(byte).buffer;
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** A browser with tabs and a storage that can be full or refused. */
function setUp() {
  const records = new Map<string, WholeRun>();
  const locks = new Set<string>();
  const browser = {
    room: 10,
    refused: false,
    writes: 0,
    lockIsGiven: Promise.resolve(),
    isWritten: Promise.resolve(),
  };
  const ask = async (): Promise<void> => {
    await settled();
    if (browser.refused) throw new DOMException("", "SecurityError");
  };
  const database: Database = {
    list: async () => {
      await ask();
      return [...records.values()].map(({ run }) => run);
    },
    read: async (key) => {
      await ask();
      return records.get(key) ?? null;
    },
    write: async (whole) => {
      await ask();
      browser.writes += 1;
      await browser.isWritten;
      if (!records.has(whole.run.key) && records.size >= browser.room)
        throw new DOMException("", "QuotaExceededError");
      records.set(whole.run.key, whole);
    },
    remove: async (keys) => {
      await ask();
      for (const key of keys) records.delete(key);
    },
  };
  let tabs = 0;
  let time = 0;
  const openTab = (formerKey: string | null = null) => {
    tabs += 1;
    const fresh = `tab ${tabs}`;
    let own: string | null = null;
    const tab: Tab = {
      formerKey,
      claim: async (key) => {
        await browser.lockIsGiven;
        if (locks.has(key)) return false;
        locks.add(key);
        own = key;
        return true;
      },
      key: async () => {
        own ??= fresh;
        locks.add(own);
        return own;
      },
      letGo: () => {
        own = null;
      },
      held: async () => (run) => locks.has(run.key),
    };
    const reports: Saving[] = [];
    const now = (): number => {
      time += 1;
      return time;
    };
    const keeper = createKeeper(database, tab, now, (saving) => reports.push(saving));
    const close = (): boolean => locks.delete(own ?? fresh);
    return { keeper, reports, close };
  };
  return { openTab, records, browser };
}
const wait = async (): Promise<void> => {
  for (let i = 0; i < 20; i++) await settled();
};

describe("the keeper", () => {
  it("writes the newest of what waits, never two at once", async () => {
    const { openTab, records, browser } = setUp();
    const { keeper, reports } = openTab();
    for (let step = 1; step <= 9; step++) keeper.keep(kept(step), model(step));
    await wait();
    expect(browser.writes).toBe(2);
    expect(records.get("tab 1")?.run).toMatchObject({ step: 9, bytes: 1 });
    expect(reports).toEqual(["saved", "saved"]);
  });

  it("takes up what a closed tab left, and nothing of a tab that lives", async () => {
    const { openTab } = setUp();
    const first = openTab();
    first.keeper.keep(kept(7), model(7));
    await wait();
    const opening = { isReload: false, asked: null };
    expect(await openTab().keeper.takeUp(opening)).toBeNull();
    first.close();
    expect(await openTab().keeper.takeUp(opening)).toMatchObject({ run: { step: 7, losses: [[7, 1]] } });
    // That tab lives now.
    expect(await openTab().keeper.takeUp(opening)).toBeNull();
  });

  it("gives a copied tab a run of its own", async () => {
    const { openTab, records } = setUp();
    const first = openTab();
    first.keeper.keep(kept(7), model(7));
    await wait();
    const copy = openTab("tab 1");
    expect(await copy.keeper.takeUp({ isReload: true, asked: null })).toBeNull();
    copy.keeper.keep(kept(3), model(3));
    await wait();
    expect([...records].map(([key, { run }]) => [key, run.step])).toEqual([
      ["tab 1", 7],
      ["tab 2", 3],
    ]);
  });

  it("forgets the run that was thrown away, and what waits to be written of it", async () => {
    const { openTab, records } = setUp();
    const { keeper } = openTab();
    keeper.keep(kept(1), model(1));
    keeper.keep(kept(2), model(2));
    keeper.forget();
    await wait();
    expect(records.size).toBe(0);
  });

  it("makes room by what other tabs left, and says so where that is not enough", async () => {
    const { openTab, records, browser } = setUp();
    browser.room = 1;
    const first = openTab();
    first.keeper.keep(kept(1), model(1));
    await wait();
    const second = openTab();
    second.keeper.keep(kept(2), model(2));
    await wait();
    expect(second.reports).toEqual(["full"]);
    first.close();
    second.keeper.keep(kept(3), model(3));
    await wait();
    expect(second.reports).toEqual(["full", "saved"]);
    expect([...records.keys()]).toEqual(["tab 2"]);
  });

  it("lets a run go that it found too late, and writes nothing over it", async () => {
    const { openTab, records, browser } = setUp();
    const first = openTab();
    first.keeper.keep(kept(7), model(7));
    await wait();
    first.close();
    let give = (): void => {};
    browser.lockIsGiven = new Promise((resolve) => {
      give = resolve;
    });
    vi.useFakeTimers();
    const second = openTab();
    const taken = second.keeper.takeUp({ isReload: false, asked: null });
    await vi.advanceTimersByTimeAsync(4000);
    vi.useRealTimers();
    expect(await taken).toBeNull();
    give();
    await wait();
    second.keeper.keep(kept(3), model(3));
    await wait();
    expect([...records.values()].map(({ run }) => run.step)).toEqual([7, 3]);
  });

  it("lets a run go that the page does not go on with, and writes nothing over it", async () => {
    const { openTab, records } = setUp();
    const first = openTab();
    first.keeper.keep(kept(7), model(7));
    await wait();
    first.close();
    const second = openTab();
    await second.keeper.takeUp({ isReload: false, asked: null });
    second.keeper.letGo();
    second.keeper.keep(kept(3), model(3));
    await wait();
    expect([...records.values()].map(({ run }) => run.step)).toEqual([7, 3]);
  });

  it("throws away what another version of the page left", async () => {
    const { openTab, records } = setUp();
    const left = { run: { ...kept(9), version: 0, key: "old", savedAt: 1, bytes: 1 }, model: model(9) };
    records.set("old", left as unknown as WholeRun);
    const { keeper } = openTab();
    expect(await keeper.takeUp({ isReload: false, asked: null })).toBeNull();
    keeper.keep(kept(1), model(1));
    await wait();
    expect([...records.keys()]).toEqual(["tab 1"]);
  });

  it("says of a write that does not end that nothing is stored, and takes it back where it ends after all", async () => {
    const { openTab, records, browser } = setUp();
    let end = (): void => {};
    browser.isWritten = new Promise((resolve) => {
      end = resolve;
    });
    vi.useFakeTimers();
    const { keeper, reports } = openTab();
    keeper.keep(kept(1), model(1));
    await vi.advanceTimersByTimeAsync(9000);
    expect(reports).toEqual([]);
    for (let step = 2; step <= 9; step++) keeper.keep(kept(step), model(step));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reports).toEqual(["refused"]);
    // What came since waits, and only the last of it.
    expect(browser.writes).toBe(1);
    vi.useRealTimers();
    end();
    await wait();
    expect(reports).toEqual(["refused", "saved", "saved"]);
    expect(browser.writes).toBe(2);
    expect(records.get("tab 1")?.run.step).toBe(9);
  });

  it("goes on without a storage that is refused", async () => {
    const { openTab, browser } = setUp();
    browser.refused = true;
    const { keeper, reports } = openTab();
    expect(await keeper.takeUp({ isReload: true, asked: null })).toBeNull();
    keeper.keep(kept(1), model(1));
    keeper.forget();
    await wait();
    expect(reports).toEqual(["refused"]);
  });
});
