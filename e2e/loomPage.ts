/**
 * The one page object. Every test opens the page through it, finds things by the marks and accessible names that the
 * page promises, and fails when the page reports an error or asks for anything outside its own origin.
 */
import { test as base, type CDPSession, expect, type Locator, type Page } from "@playwright/test";
import { LOCALES } from "../src/i18n/locales";
import type { Messages } from "../src/i18n/messages";
import type { Slot } from "../src/i18n/sections/config";
import type { Language } from "../src/lib/language";
import type { StepId } from "../src/trace/steps";

export interface Opening {
  /** With its question mark. */
  readonly query?: string;
  /** Fields of the link. */
  readonly hash?: Readonly<Record<string, string>>;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly theme?: "light" | "dark";
  /** Written into the link. */
  readonly language?: Language;
}

export interface EngineStatus {
  readonly status: string;
  readonly backend: string | null;
  readonly step: number | null;
  readonly loss: number | null;
  readonly exact: number | null;
}

export interface HeatmapCell {
  readonly row: number;
  readonly column: number;
  readonly weight: number;
}

export class LoomPage {
  readonly page: Page;
  /** What the page and its worker reported as errors. */
  readonly errors: string[] = [];
  /** Addresses outside of the page's own origin that were asked for. */
  readonly outside: string[] = [];
  language: Language = "en";

  constructor(page: Page, origin: string) {
    this.page = page;
    page.on("pageerror", (error) => this.errors.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") this.errors.push(`${message.text()} ${message.location().url}`);
    });
    page.context().on("request", (request) => {
      const { protocol, origin: asked } = new URL(request.url());
      if (["data:", "blob:"].includes(protocol) || asked === origin) return;
      this.outside.push(request.url());
    });
    page.on("websocket", (socket) => this.outside.push(socket.url()));
  }

  /** The words of the page in its language. */
  get words(): Messages {
    return LOCALES[this.language];
  }

  async open({ query = "", hash = {}, viewport, theme, language }: Opening = {}): Promise<void> {
    if (viewport) await this.page.setViewportSize(viewport);
    if (theme) await this.page.emulateMedia({ colorScheme: theme });
    if (language) this.language = language;
    const fields = new URLSearchParams({ ...hash, ...(language ? { lang: language } : {}) }).toString();
    await this.page.goto(`./${query}${fields ? `#${fields}` : ""}`);
  }

  async engineStatus(): Promise<EngineStatus> {
    return this.page.locator("#engine-status").evaluate((element) => {
      const { status = "", backend, step, loss, exact } = (element as HTMLElement).dataset;
      const number = (text: string | undefined): number | null => (text === undefined ? null : Number(text));
      return {
        status,
        backend: backend ?? null,
        step: number(step),
        loss: number(loss),
        exact: number(exact),
      };
    });
  }

  /** Waits until the worker has a model and is at rest. */
  async ready(): Promise<void> {
    await expect(this.page.locator("#engine-status")).toHaveAttribute("data-status", /^(idle|paused)$/, {
      timeout: 60_000,
    });
  }

  async waitForStatus(status: string, timeout = 60_000): Promise<void> {
    await expect(this.page.locator("#engine-status")).toHaveAttribute("data-status", status, { timeout });
  }

  /** Waits until the model has made at least so many updates. */
  async waitForStep(step: number, timeout = 60_000): Promise<void> {
    await expect
      .poll(async () => (await this.engineStatus()).step ?? -1, { timeout })
      .toBeGreaterThanOrEqual(step);
  }

  /** Waits until the page says that the model has made exactly so many updates. */
  async expectStep(step: number): Promise<void> {
    await expect(this.page.locator("#engine-status")).toHaveAttribute("data-step", String(step));
  }

  /** Every cell of the heatmap, row by row. */
  async cells(): Promise<HeatmapCell[]> {
    return this.page.locator("[data-row][data-column][data-weight]").evaluateAll((elements) =>
      elements.map((element) => {
        const { row, column, weight } = (element as HTMLElement).dataset;
        return { row: Number(row), column: Number(column), weight: Number(weight) };
      }),
    );
  }

  /** The heatmap once it has stood still for half a second. */
  async settledCells(): Promise<HeatmapCell[]> {
    let settled: HeatmapCell[] = [];
    await expect
      .poll(async () => {
        const before = await this.cells();
        await this.page.waitForTimeout(500);
        settled = await this.cells();
        return JSON.stringify(settled) === JSON.stringify(before);
      })
      .toBe(true);
    return settled;
  }

  cell(row: number, column: number): Locator {
    return this.page.locator(`[data-row="${row}"][data-column="${column}"]`);
  }

  panel(step: StepId): Locator {
    return this.page.locator(`[data-step-panel="${step}"]`);
  }

  get sentence(): Locator {
    return this.page.getByRole("textbox", { name: this.words.sentence.label });
  }

  get notes(): Locator {
    return this.page.getByRole("region", { name: this.words.note.label });
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** A word of the sentence about the model; pressing it opens what it could be instead. */
  word(slot: Slot): Locator {
    return this.page.locator(`[data-slot="${slot}"]`);
  }

  /** What a word of the sentence opens. */
  picker(slot: Slot): Locator {
    return this.page.getByRole("dialog", { name: this.words.config.slots[slot], exact: true });
  }

  /** Opens a word of the sentence and chooses what it becomes. */
  async choose(slot: Slot, option: string): Promise<void> {
    await this.word(slot).click();
    await this.picker(slot).locator(`[data-option="${option}"]`).click();
  }

  /** Types a sentence into the box and waits until its reading is on the page. */
  async type(sentence: string): Promise<void> {
    await this.sentence.fill(sentence);
  }

  /** Waits until the translation on the stage is the one of this sentence. */
  async waitForTrace(sentence: string): Promise<void> {
    const source = sentence.normalize("NFC").trim();
    await expect.poll(() => this.page.evaluate(() => window.loom.scene().sentence)).toBe(source);
    const { rows, columns } = await this.page.evaluate(async () => {
      const trace = await window.loom.trace();
      return { rows: trace.output.tokens.length, columns: trace.source.tokens.length };
    });
    await expect.poll(async () => (await this.cells()).length).toBe(rows * columns);
  }

  /** Begins training at full speed. */
  async train(): Promise<void> {
    await this.button(this.words.train.start).click();
    await this.waitForStatus("training");
  }

  async pause(): Promise<void> {
    await this.button(this.words.train.pause).click();
    await this.waitForStatus("paused");
  }

  /** Redraws of the heatmap in so many milliseconds: commits of the page in which weights changed. */
  async countRedraws(milliseconds: number): Promise<number> {
    return this.page.evaluate(
      (duration) =>
        new Promise<number>((resolve) => {
          let redraws = 0;
          const observer = new MutationObserver(() => {
            redraws += 1;
          });
          observer.observe(document.body, { attributeFilter: ["data-weight"], subtree: true });
          setTimeout(() => {
            observer.disconnect();
            resolve(redraws);
          }, duration);
        }),
      milliseconds,
    );
  }

  /** From now on the page keeps what the browser reports as long tasks. */
  async watchLongTasks(): Promise<void> {
    await this.page.evaluate(() => {
      const tasks: number[] = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) tasks.push(Math.round(entry.duration));
      }).observe({ type: "longtask" });
      Object.assign(window, { longTasks: tasks });
    });
  }

  /** Milliseconds of each long task since they were watched. */
  async longTasks(): Promise<number[]> {
    return this.page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
  }

  /** A session of the browser's own protocol, for what Playwright has no words for: input methods. */
  async protocol(): Promise<CDPSession> {
    return this.page.context().newCDPSession(this.page);
  }
}

export const test = base.extend<{ loom: LoomPage }>({
  loom: async ({ page, baseURL }, use) => {
    const loom = new LoomPage(page, new URL(baseURL ?? "").origin);
    await use(loom);
    expect.soft(loom.errors, "errors that the page reported").toEqual([]);
    expect.soft(loom.outside, "requests that left the page's origin").toEqual([]);
  },
});

export { expect };
